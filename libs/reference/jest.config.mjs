import { jestForLibrary } from '#tools/jest-base.mjs';

export default jestForLibrary('reference');
