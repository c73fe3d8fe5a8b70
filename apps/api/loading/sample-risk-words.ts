interface Reasons {
  readonly likelihoodReason: string;
  readonly impactReason: string;
  readonly control: string;
}
type InTwo = Readonly<Record<'fr' | 'en', Reasons>>;

/** Why an invented team judged as it did; every sentence says that it is a sample. */
export const riskReasons = {
  'counterfeit-pesticide': {
    fr: {
      likelihoodReason: 'Exemple : des produits sans étiquette sont vus sur les marchés chaque saison.',
      impactReason: 'Exemple : des familles tombent malades et une récolte est perdue dans une région.',
      control: 'Exemple : inspection des vendeurs agréés',
    },
    en: {
      likelihoodReason: 'Sample: products without a label are seen on markets every season.',
      impactReason: 'Sample: families fall ill, and the harvest of a district is lost.',
      control: 'Sample: inspection of licensed sellers',
    },
  },
  'orphan-source-in-scrap': {
    fr: {
      likelihoodReason: 'Exemple : la ferraille n’est pas toujours contrôlée à l’arrivée.',
      impactReason: 'Exemple : des ouvriers sont exposés avant que la source soit reconnue.',
      control: 'Exemple : portique chez les grands récupérateurs',
    },
    en: {
      likelihoodReason: 'Sample: scrap is not always checked when it comes in.',
      impactReason: 'Sample: workers are exposed before the source is recognised.',
      control: 'Sample: portal monitors at the larger yards',
    },
  },
  'disease-by-trade-in-animals': {
    fr: {
      likelihoodReason: 'Exemple : le commerce traverse la frontière hors des points de passage.',
      impactReason: 'Exemple : les éleveurs perdent une part de leurs troupeaux et les marchés ferment.',
      control: 'Exemple : visites vétérinaires avant les grands marchés',
    },
    en: {
      likelihoodReason: 'Sample: trade crosses the border away from the crossing points.',
      impactReason: 'Sample: herders lose a part of their animals, and markets close.',
      control: 'Sample: veterinary visits before the large markets',
    },
  },
  'tanker-accident': {
    fr: {
      likelihoodReason: 'Exemple : les routes sont chargées et les chauffeurs peu formés.',
      impactReason: 'Exemple : un quartier est évacué pendant une nuit.',
      control: 'Exemple : itinéraires imposés et escorte',
    },
    en: {
      likelihoodReason: 'Sample: roads are busy, and few drivers are trained.',
      impactReason: 'Sample: a quarter is cleared for one night.',
      control: 'Sample: fixed routes with an escort',
    },
  },
  'accident-abroad': {
    fr: {
      likelihoodReason: 'Exemple : aucune centrale voisine, mais les vents portent loin.',
      impactReason: 'Exemple : les denrées sont contrôlées pendant des mois, et la confiance se perd.',
      control: 'Exemple : notification rapide entre États',
    },
    en: {
      likelihoodReason: 'Sample: no reactor is near, but winds carry far.',
      impactReason: 'Sample: food is checked for months, and trust is lost.',
      control: 'Sample: early notification between states',
    },
  },
  'infection-in-a-laboratory': {
    fr: {
      likelihoodReason: 'Exemple : les gestes sûrs sont connus, les moyens manquent parfois.',
      impactReason: 'Exemple : un agent tombe malade, ses proches sont suivis.',
      control: 'Exemple : formation annuelle du personnel',
    },
    en: {
      likelihoodReason: 'Sample: safe practice is known, and supplies run short at times.',
      impactReason: 'Sample: a worker falls ill, and the family is watched over.',
      control: 'Sample: yearly training of staff',
    },
  },
} as const satisfies Readonly<Record<string, InTwo>>;
