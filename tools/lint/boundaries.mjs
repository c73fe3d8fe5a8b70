/** Who may import whom: between projects by tag, inside the apps by room. Each refusal says where the line belongs. */

/** The six tags. The tables of docs and of this file are one: what is not listed is refused. */
export const tagConstraints = [
  { sourceTag: 'data', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'rules', onlyDependOnLibsWithTags: [], allowedExternalImports: ['fast-check'] },
  { sourceTag: 'contract', onlyDependOnLibsWithTags: ['rules'], allowedExternalImports: ['zod', 'fast-check'] },
  { sourceTag: 'server', onlyDependOnLibsWithTags: ['contract', 'rules', 'data'] },
  {
    sourceTag: 'client',
    onlyDependOnLibsWithTags: ['contract', 'rules', 'data'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg'],
  },
  { sourceTag: 'e2e', onlyDependOnLibsWithTags: ['contract', 'data'] },
];

const outside = '^(?!\\.{1,2}/)';

const refuse = (regex, message) => ({ regex, message });

const rule = (patterns, paths = []) => ({ 'no-restricted-imports': ['error', { patterns, paths }] });

const libraries = [
  {
    files: ['libs/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: rule([
      refuse(
        outside,
        'libs/domain is values in, values out. Reading, writing, the clock and frameworks belong in a service of apps/api or a page of apps/web; pass what they give as an argument.',
      ),
    ]),
  },
  {
    files: ['libs/contracts/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: rule([
      refuse(
        '^(?!\\.{1,2}/|zod$|@portal/domain$)',
        'libs/contracts holds shapes only: zod and the vocabularies of @portal/domain. A rule belongs in libs/domain, a conversion in the service that answers.',
      ),
    ]),
  },
  {
    files: ['libs/reference/**/*.ts', 'libs/texts/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: rule([
      refuse(
        outside,
        'libs/reference and libs/texts are data and import nothing. What computes with them belongs in libs/domain or in the room that uses it.',
      ),
    ]),
  },
];

const nobodyImportsReport = refuse(
  '^(\\.\\./)+report/',
  'Nobody imports the report room. What it shares with you belongs in libs/domain or in the room whose noun it is.',
);

const noTools = refuse(
  '^#tools/',
  'tools run the workspace; what the product needs at run time belongs in its own room. Only tests and suite settings use them.',
);

const dataSource = {
  name: 'typeorm',
  importNames: ['DataSource'],
  message:
    'Only platform/database opens connections. Use Database.read or Database.write and hand tx on as an argument.',
};

const otherRoomOfTheServer = refuse(
  '^\\.\\./(?!platform/)[a-z][a-z-]*/(?!.*\\.(service|module)(\\.js)?$)',
  'Another room is used through its <noun>.service or its module only. Ask that room for a method, or move the rule to libs/domain.',
);

const server = [
  {
    files: ['apps/api/src/*/**/*.ts'],
    ignores: ['apps/api/src/platform/**'],
    rules: rule([noTools, nobodyImportsReport, otherRoomOfTheServer], [dataSource]),
  },
  ...['', '*/', '*/*/'].map((folders, depth) => ({
    files: [`apps/api/src/platform/${folders}*.ts`],
    rules: rule(
      [
        noTools,
        refuse(
          `^${'\\.\\./'.repeat(depth + 1)}`,
          'platform stands under every room and knows none. Declare a token or an interface here and let the room provide it.',
        ),
      ],
      folders.startsWith('*/') ? [] : [dataSource],
    ),
  })),
  { files: ['apps/api/src/platform/database/**/*.ts'], rules: rule([noTools]) },
];

const notInTheBrowser = [
  refuse(
    '^(@nestjs/|typeorm$|pg$|node:)',
    'This runs in a browser. Servers and databases belong in apps/api; the page asks through its <room>-api.',
  ),
  refuse(
    '^@portal/reference',
    'Reference data reaches the browser by the API or, for the geometry, as an asset, never inside a script.',
  ),
];

const client = [
  { files: ['apps/web/**/*.ts'], rules: rule(notInTheBrowser) },
  {
    files: ['apps/web/src/app/*/**/*.ts'],
    // The parts of a round table's page are gathered there into two files, as routes would name them one by one.
    ignores: [
      'apps/web/src/app/{platform,ui,shell}/**',
      'apps/web/src/app/round-table/parts-*.ts',
      'apps/web/src/app/risk/risk-pages.ts',
    ],
    rules: rule([
      ...notInTheBrowser,
      nobodyImportsReport,
      refuse(
        '^\\.\\./(?!platform/|ui/|shell/)[a-z][a-z-]*/(?!.*(-api|\\.routes|round-table-(desk|acts))(\\.js)?$)',
        'Another room is used through its <room>-api only, and a round table’s page by its parts through its desk and acts. A piece that two rooms draw belongs in ui, a rule in libs/domain.',
      ),
    ]),
  },
  ...['platform', 'ui'].flatMap((room) =>
    ['', '*/', '*/*/'].map((folders, depth) => ({
      files: [`apps/web/src/app/${room}/${folders}*.ts`],
      rules: rule([
        ...notInTheBrowser,
        refuse(
          `^${'\\.\\./'.repeat(depth + 1)}(?!platform/|ui/)`,
          'platform and ui import no room. Take what you need as an input or a token; what knows the domain belongs in its room.',
        ),
      ]),
    })),
  ),
];

const stories = [
  {
    files: ['apps/web-e2e/**/*.ts'],
    rules: rule([
      refuse(
        '^@portal/(domain|reference)',
        'A browser story knows what a person sees: texts and contracts. Rules are tested in libs/domain.',
      ),
    ]),
  },
];

export const boundaries = [...libraries, ...server, ...client, ...stories];
