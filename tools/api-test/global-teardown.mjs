export default () => globalThis.portalTestCluster?.close();
