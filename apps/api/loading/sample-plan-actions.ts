import { otherObjectives } from './sample-plan-responses.js';
import type { WrittenObjective } from './sample-plan.js';

const customs = 'Direction générale des douanes';
const health = 'Ministère de la santé';
const interior = 'Ministère de l’intérieur';
const justice = 'Ministère de la justice';
const farming = 'Ministère de l’agriculture';
const nature = 'Ministère de l’environnement';
const defence = 'Ministère de la défense';
const energy = 'Ministère de l’énergie';

/** Every action is invented, and written in the language of whoever is said to have written it. */
export const sampleObjectives: readonly WrittenObjective[] = [
  {
    title: 'Gouvernance et cadre juridique',
    theme: 'governance-legal',
    actions: [
      {
        title: 'Loi sur la sûreté radiologique',
        domains: ['R', 'N'],
        phase: 'prevention',
        priority: 'high',
        lead: justice,
        supporting: [energy],
        months: [1, 14],
        cost: [25_000, 'EUR', 'secured'],
        answersTo: ['inssp', '1540'],
        told: [
          [5, 40, 'Exemple : avant-projet rédigé.'],
          [13, 100, 'Exemple : loi promulguée.'],
          [15, 100, 'Exemple : texte vu au journal officiel.'],
        ],
        state: 'verified',
      },
      {
        title: 'Règles d’importation et d’exportation',
        domains: ['C'],
        phase: 'prevention',
        lead: customs,
        months: [6, 20],
        cost: [300_000, 'MRU', 'secured'],
        answersTo: ['1540', 'cwc'],
        told: [
          [12, 50, 'Exemple : liste de contrôle établie.'],
          [22, 100, 'Exemple : arrêté signé, deux mois après le terme.'],
        ],
        state: 'done',
      },
      {
        title: 'Registre des pesticides',
        domains: ['C'],
        phase: 'prevention',
        lead: farming,
        supporting: [nature],
        months: [13, 37],
        cost: [420_000, 'MRU', 'partly', 150_000],
        told: [
          [20, 25, 'Exemple : inventaire de six wilayas.'],
          [32, 55, 'Exemple : douze wilayas sur quinze.'],
        ],
      },
      {
        title: 'Projet de loi sur la biosécurité',
        domains: ['B'],
        phase: 'prevention',
        lead: health,
        months: [18, 40],
        answersTo: ['bwc', 'ihr-jee'],
        told: [[30, 40, 'Exemple : consultations en cours.']],
      },
      {
        title: 'Règles pour la ferraille',
        domains: ['R'],
        phase: 'prevention',
        priority: 'low',
        lead: nature,
        months: [38, 48],
        told: [],
      },
    ],
  },
  {
    title: 'Détection et trafic',
    theme: 'detection-trafficking',
    actions: [
      {
        title: 'Achat de trousses de détection aux frontières',
        domains: ['C'],
        phase: 'detection',
        priority: 'high',
        lead: customs,
        months: [4, 19],
        cost: [180_000, 'EUR', 'secured'],
        answersTo: ['1540'],
        told: [
          [10, 30, 'Exemple : appel d’offres lancé.'],
          [18, 100, 'Exemple : quarante trousses livrées.'],
          [20, 100, 'Exemple : livraison comptée.'],
        ],
        state: 'verified',
      },
      {
        title: 'Formation des agents des frontières',
        domains: ['C', 'R'],
        phase: 'detection',
        priority: 'high',
        lead: interior,
        supporting: [customs],
        months: [12, 35],
        after: [1],
        cost: [95_000, 'EUR', 'partly', 60_000],
        told: [
          [20, 35, 'Exemple : deux sessions à Nouakchott.'],
          [32, 70, 'Exemple : cent douze agents formés.'],
        ],
      },
      {
        title: 'Trousses en service aux postes frontière',
        domains: ['C'],
        phase: 'detection',
        priority: 'high',
        lead: customs,
        supporting: [interior],
        months: [20, 32],
        after: [1, 2],
        cost: [180_000, 'EUR', 'partly'],
        answersTo: ['1540'],
        told: [
          [21, 0, 'Exemple : début.'],
          [24, 30, 'Exemple : trois premiers postes.'],
          [28, 45, 'Exemple : deuxième livraison.'],
          [31, 60, 'Exemple : sept postes équipés sur douze.'],
        ],
      },
      {
        title: 'Maintenance des portiques',
        domains: ['R'],
        phase: 'detection',
        lead: energy,
        months: [22, 52],
        cost: [60_000, 'EUR', 'none'],
        answersTo: ['inssp'],
        told: [[33, 30, 'Exemple : contrat de maintenance signé.']],
      },
      {
        title: 'Exercice commun aux frontières',
        domains: ['R', 'N'],
        phase: 'preparedness',
        lead: defence,
        months: [37, 43],
        after: [3],
        cost: [40_000, 'EUR', 'none'],
        told: [],
        isNew: true,
      },
      {
        title: 'Contrôle sanitaire des voyageurs',
        domains: ['B'],
        phase: 'detection',
        lead: health,
        months: [12, 31],
        answersTo: ['ihr-jee'],
        told: [
          [20, 40, 'Exemple : postes de Nouakchott et Nouadhibou.'],
          [31, 80, 'Exemple : reste Rosso.'],
        ],
      },
    ],
  },
  ...otherObjectives,
];
