import { jestForServer } from '#tools/jest-base.mjs';

export default jestForServer();
