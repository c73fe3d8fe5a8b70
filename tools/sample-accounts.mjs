/** The accounts that the sample data holds, as lines to print under the address. */

const accounts = [
  ['nfp.<iso3>@example.org', 'national focal point of every partner country, such as nfp.mar@example.org'],
  ['member.<iso3>@example.org', 'member of the national team: mar, mrt, gha, uzb, phl'],
  ['secretariat.<region>@example.org', 'regional secretariat: aaf, ca, eca, gcc, mie, nas, sea, seee'],
  ['coordinator@example.org', 'coordinator of the network; a second one is coordinator2@example.org'],
  ['observer@example.org', 'observer'],
  ['admin@example.org', 'administrator'],
];

export const sampleAccounts = (password) => {
  const width = Math.max(...accounts.map(([address]) => address.length));
  return [
    '',
    `Sample accounts, all with the password ${password}`,
    ...accounts.map(([address, who]) => `  ${address.padEnd(width)}  ${who}`),
  ];
};
