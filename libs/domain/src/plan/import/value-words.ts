import type { CbrnDomain } from '../../cbrn-domain.js';
import type { ActionPhase, ActionPriority, ActionState, FundingState, Obligation, PlanTheme } from '../vocabulary.js';

/** Words by which a cell says a value, in the six languages. */
export type ValueWords<T extends string> = Readonly<Record<T, string>>;

export const domainWords: ValueWords<CbrnDomain> = {
  C: 'c|chem|chemical|chemicals|chimique|chimiques|químico|química|químicos|q|химический|химическая|химические|химия|х|كيميائي|كيميائية|الكيميائية|ك|化学|化',
  B: 'b|bio|biological|biologique|biologiques|biológico|biológica|биологический|биологическая|биологические|б|بيولوجي|بيولوجية|البيولوجية|ب|生物|生',
  R: 'r|radiological|radiologique|radiologiques|radiológico|radiológica|радиологический|радиологическая|радиационный|радиационная|р|إشعاعي|إشعاعية|الإشعاعية|ش|放射|放射性|放',
  N: 'n|nuclear|nucléaire|nucléaires|nuclear|nucleares|ядерный|ядерная|ядерные|я|نووي|نووية|النووية|ن|核',
};

/** All four at once. */
export const allDomainsWords =
  'all|cbrn|all hazards|tous|toutes|nrbc|todos|todas|qbrn|nrbq|все|хбря|الكل|جميع|جميعها|全部|所有|化生放核|cross cutting|transversal|transversale';

export const phaseWords: ValueWords<ActionPhase> = {
  prevention: 'prevention|prévention|prevención|предупреждение|предотвращение|профилактика|الوقاية|المنع|预防',
  detection: 'detection|détection|detección|обнаружение|выявление|الكشف|الاكتشاف|发现|探测|检测',
  preparedness:
    'preparedness|preparation|préparation|planification|preparación|готовность|подготовка|التأهب|الاستعداد|准备|备灾',
  response:
    'response|intervention|réponse|riposte|respuesta|реагирование|ответные меры|الاستجابة|التصدي|应对|响应|反应',
  recovery: 'recovery|relèvement|rétablissement|reprise|recuperación|восстановление|التعافي|الإنعاش|恢复',
};

export const priorityWords: ValueWords<ActionPriority> = {
  high: 'high|h|1|very high|urgent|critical|haute|élevée|élevé|forte|très haute|alta|alto|muy alta|высокий|высокая|очень высокий|عالية|عال|مرتفعة|عالي|高|很高|紧急',
  medium: 'medium|m|2|moderate|normal|moyenne|moyen|modérée|media|medio|mediana|средний|средняя|متوسطة|متوسط|中|中等',
  low: 'low|l|3|faible|basse|bas|baja|bajo|низкий|низкая|منخفضة|منخفض|低',
};

export const stateWords: ValueWords<ActionState> = {
  'not-started':
    'not started|planned|to do|pending|non commencée|non commencé|non démarrée|à faire|prévue|no iniciada|no iniciado|pendiente|prevista|не начато|не начата|запланировано|لم يبدأ|لم تبدأ|مخطط|未开始|未启动|计划中',
  'in-progress':
    'in progress|ongoing|started|under way|underway|en cours|en cours de réalisation|commencée|en curso|en ejecución|iniciada|выполняется|в процессе|в работе|начато|قيد التنفيذ|جار|جاري|进行中|正在进行|执行中',
  blocked:
    'blocked|on hold|suspended|stopped|bloquée|bloqué|suspendue|bloqueada|bloqueado|suspendida|приостановлено|приостановлена|заблокировано|متعثر|متعثرة|معلق|موقوف|受阻|暂停|中止',
  done: 'done|completed|complete|finished|implemented|terminée|terminé|achevée|réalisée|réalisé|terminada|terminado|completada|concluida|выполнено|выполнена|завершено|завершена|منجز|منجزة|مكتمل|تم|已完成|完成',
  verified:
    'verified|checked|vérifiée|vérifié|verificada|verificado|проверено|проверена|تم التحقق منه|تم التحقق|متحقق منه|已核实|已验证',
  cancelled:
    'cancelled|canceled|dropped|abandoned|annulée|annulé|abandonnée|cancelada|cancelado|anulada|отменено|отменена|ملغى|ملغاة|ألغي|已取消|取消',
};

export const fundingWords: ValueWords<FundingState> = {
  none: 'none|not funded|unfunded|no|no funding|to be found|non financée|non financé|aucun|non|à rechercher|sin financiación|no|ninguna|no financiada|не финансируется|нет|отсутствует|غير ممول|غير ممولة|لا يوجد|لا|无供资|无|未落实|没有',
  partly:
    'partly|partly funded|partially funded|partial|partiellement financée|partiellement financé|partiel|partielle|financiada en parte|parcial|parcialmente financiada|частично|частично финансируется|частичное|ممول جزئيا|جزئي|جزئيا|部分供资|部分|部分落实',
  secured:
    'secured|funded|fully funded|yes|available|funding secured|financement assuré|financée|financé|acquis|assuré|oui|financiación asegurada|financiada|asegurada|sí|обеспечено|финансирование обеспечено|финансируется|да|التمويل مؤمن|مؤمن|ممول|ممولة|نعم|متوفر|资金已落实|已供资|已落实|是',
};

export const obligationWords: ValueWords<Obligation> = {
  '1540':
    '1540|安全理事会第1540 2004 号决议|unscr 1540|resolution 1540|résolution 1540|resolución 1540|резолюция 1540|قرار 1540|القرار 1540|第1540号决议|1540号决议|1540 2004',
  'ihr-jee':
    'ihr|jee|international health regulations 2005 and joint external evaluation|règlement sanitaire international 2005 et évaluation externe conjointe|reglamento sanitario internacional 2005 y evaluación externa conjunta|международные медико санитарные правила 2005 год и совместная внешняя оценка|اللوائح الصحية الدولية 2005 والتقييم الخارجي المشترك|国际卫生条例 2005 和联合外部评估|ihr jee|international health regulations|joint external evaluation|rsi|eec|règlement sanitaire international|rsi eec|reglamento sanitario internacional|ммсп|международные медико санитарные правила|اللوائح الصحية الدولية|国际卫生条例|联合外部评估',
  inssp:
    'inssp|integrated nuclear security support plan|комплексный план поддержки физической ядерной безопасности|кппфяб|الخطة المتكاملة لدعم الأمن النووي|核安保综合支助计划',
  cwc: 'cwc|chemical weapons convention|ciac|convention sur les armes chimiques|caq|convención sobre las armas químicas|кхо|конвенция по химическому оружию|اتفاقية الأسلحة الكيميائية|化学武器公约|禁化武公约',
  bwc: 'bwc|btwc|biological weapons convention|ciab|convention sur les armes biologiques|cabt|convención sobre las armas biológicas|кбо|кбто|конвенция по биологическому оружию|اتفاقية الأسلحة البيولوجية|生物武器公约|禁生武公约',
};

/** Names of the eight themes, and words that name one and no other. */
export const themeWords: ValueWords<PlanTheme> = {
  'governance-legal':
    'governance and legal framework|governance|legal framework|legislation|legal|gouvernance et cadre juridique|gouvernance|cadre juridique|législation|gobernanza y marco jurídico|gobernanza|marco jurídico|legislación|управление и правовая база|правовая база|законодательство|الحوكمة والإطار القانوني|الحوكمة|الإطار القانوني|التشريعات|治理和法律框架|治理|法律框架|立法',
  'safety-security':
    'safety and security of materials and facilities|safety and security|security of materials|sûreté et sécurité des matières et des installations|sûreté et sécurité|seguridad de los materiales y las instalaciones|seguridad de los materiales|безопасность и физическая защита материалов и объектов|физическая защита|أمان وأمن المواد والمرافق|أمن المواد|材料和设施的安全和安保|安全和安保',
  'detection-trafficking':
    'detection and trafficking|trafficking|illicit trafficking|border control|détection et trafic|trafic illicite|contrôle aux frontières|detección y tráfico ilícito|tráfico ilícito|обнаружение и незаконный оборот|незаконный оборот|الكشف والاتجار غير المشروع|الاتجار غير المشروع|发现和打击贩运|非法贩运',
  'preparedness-response':
    'preparedness and response|emergency preparedness|emergency response|préparation et intervention|préparation et réponse|gestion des urgences|preparación y respuesta|готовность и реагирование|التأهب والاستجابة|准备和应对|应急准备',
  'health-bio':
    'public health biosafety and biosecurity|public health|biosafety|biosecurity|santé publique sécurité et sûreté biologiques|santé publique|biosécurité|salud pública bioseguridad y bioprotección|salud pública|bioseguridad|общественное здравоохранение биобезопасность и биозащищенность|общественное здравоохранение|биобезопасность|الصحة العامة والسلامة البيولوجية والأمن البيولوجي|الصحة العامة|السلامة البيولوجية|公共卫生 生物安全和生物安保|公共卫生|生物安全',
  'crime-scene-justice':
    'crime scene and justice|crime scene|justice|forensics|scène de crime et justice|scène de crime|police scientifique|lugar del delito y justicia|lugar del delito|место преступления и правосудие|место преступления|криминалистика|مسرح الجريمة والعدالة|مسرح الجريمة|犯罪现场和司法|犯罪现场',
  'capacity-training':
    'capacity and training|training|capacity building|capacity|capacités et formation|formation|renforcement des capacités|capacidad y formación|formación|capacitación|потенциал и подготовка кадров|подготовка кадров|обучение|القدرات والتدريب|التدريب|بناء القدرات|能力和培训|培训|能力建设',
  awareness:
    'awareness and communication|awareness|awareness raising|communication|sensibilisation et communication|sensibilisation|sensibilización y comunicación|sensibilización|повышение осведомленности и информирование|повышение осведомленности|информирование|التوعية والاتصال|التوعية|提高认识和宣传|宣传',
};

/** Words that begin a row which only names an objective. */
export const groupWords =
  'objective|strategic objective|specific objective|goal|pillar|objectif|objectif stratégique|objectif spécifique|axe|axe stratégique|pilier|objetivo|objetivo estratégico|eje|eje estratégico|цель|стратегическая цель|задача|направление|هدف|محور|目标|战略目标';

/** Words that begin a row of sums. */
export const sumWords =
  'total|totals|subtotal|sub total|grand total|sous total|total général|suma|total general|итого|всего|المجموع|الإجمالي|مجموع|合计|总计|小计';
