/** What a column of a table can say of an action, in the order of an action's form. */
export const importFields = [
  'reference',
  'number',
  'objective',
  'theme',
  'title',
  'description',
  'domains',
  'phase',
  'priority',
  'lead',
  'supporting',
  'startsOn',
  'endsOn',
  'cost',
  'currency',
  'fundingState',
  'fundingSource',
  'funded',
  'indicator',
  'target',
  'answersTo',
  'supportRequested',
  'dependsOn',
  'state',
  'progress',
  'reportedOn',
  'note',
  'reason',
  'blockedBy',
  'expectedEndsOn',
  'assignees',
] as const;
export type ImportField = (typeof importFields)[number];

/** Words by which a heading names a field, in the six languages, parted by `|`; the first ones are the plainest. */
export const columnWords: Readonly<Record<ImportField, string>> = {
  reference:
    'reference|ref|action reference|reference number|reference code|référence|réf|référence de l’action|numéro de référence|referencia|código de referencia|номер для ссылок|код|шифр|обозначение|ссылка|المرجع|الرقم المرجعي|رمز الإجراء|编号代码|参考编号|行动编号|参考号|code|código|id|الرمز المرجعي',
  number:
    'no|number|item|nr|s no|sr no|serial number|n|numéro|no d’ordre|ordre|número|núm|nº|номер|№|п п|№ п п|الرقم|رقم|م|التسلسل|الرقم التسلسلي|序号|编号|号|n o',
  objective:
    'objective|strategic objective|specific objective|goal|pillar|priority area|line of effort|outcome|objectif|objectif stratégique|objectif spécifique|axe|axe stratégique|but|pilier|domaine prioritaire|objetivo|objetivo estratégico|objetivo específico|eje|eje estratégico|meta general|цель|стратегическая цель|задача|направление|приоритетное направление|الهدف|الهدف الاستراتيجي|المحور|الغاية|目标|战略目标|总体目标|优先领域',
  theme:
    'theme|topic|thematic area|area|thème|thématique|domaine thématique|axe thématique|tema|área temática|ámbito temático|тема|тематика|тематическая область|الموضوع|المجال الموضوعي|المجال المواضيعي|主题|专题|主题领域|المحور',
  title:
    'action|activity|title|action title|measure|task|activities|actions|proposed action|intitulé|action proposée|activité|mesure|titre|tâche|libellé|intitulé de l’action|acción|actividad|título|medida|tarea|denominación|мероприятие|мероприятия|наименование мероприятия|наименование|действие|название|меры|الإجراء|النشاط|العنوان|عنوان الإجراء|التدبير|المهمة|行动|活动|标题|行动名称|措施|名称|任务',
  description:
    'description|details|detail|explanation|remarks|comments|notes|détails|description de l’action|précisions|observations|remarques|descripción|detalle|detalles|observaciones|описание|содержание|примечание|примечания|подробности|الوصف|التفاصيل|ملاحظات|الشرح|说明|描述|详情|内容|备注',
  domains:
    'domain|domains|cbrn domain|cbrn|cbrn area|agent type|hazard|domaine|domaines|nrbc|domaine nrbc|domaine cbrn|risque|ámbito|ámbitos|dominio|qbrn|nrbq|ámbito qbrn|область|области|хбря|область хбря|вид угрозы|المجال|المجالات|نوع الخطر|领域|化生放核|化生放核领域|危害类别',
  phase: 'phase|stage|cycle phase|phase du cycle|étape|fase|etapa|фаза|этап|стадия|المرحلة|阶段',
  priority:
    'priority|priority level|importance|urgency|priorité|niveau de priorité|urgence|prioridad|nivel de prioridad|приоритет|приоритетность|степень важности|الأولوية|مستوى الأولوية|优先级|优先程度|优先次序|重要性',
  lead: 'lead|lead institution|lead agency|responsible|responsible institution|responsible agency|responsible entity|owner|institution|agency|ministry|responsable|institution responsable|institution chef de file|chef de file|structure responsable|organisme responsable|pilote|institución principal|institución responsable|entidad responsable|organismo responsable|ответственный|ведущее учреждение|ответственное ведомство|ответственный исполнитель|исполнитель|ответственная организация|المؤسسة الرائدة|الجهة المسؤولة|المسؤول|الجهة المنفذة|الجهة القائدة|المؤسسة المسؤولة|牵头机构|负责机构|责任单位|主管部门|负责单位|牵头单位',
  supporting:
    'supporting|supporting institutions|supporting institution|partners|partner institutions|stakeholders|institutions d’appui|partenaires|institutions associées|parties prenantes|structures associées|instituciones de apoyo|instituciones colaboradoras|socios|partes interesadas|соисполнители|поддерживающие учреждения|партнеры|участвующие учреждения|المؤسسات الداعمة|الجهات الداعمة|الشركاء|الجهات المشاركة|支持机构|协助机构|配合单位|合作伙伴|参与机构',
  startsOn:
    'start|starts|start date|begin|begins|from|beginning|starts on|début|date de début|commence le|du|démarrage|inicio|fecha de inicio|comienzo|desde|начало|дата начала|срок начала|с|البداية|تاريخ البدء|تاريخ البداية|من|البدء|开始|开始日期|起始日期|开始时间|起始时间',
  endsOn:
    'end|ends|end date|deadline|due|due date|until|completion|completion date|ends on|timeline|fin|date de fin|échéance|date limite|délai|au|fecha de finalización|fecha límite|plazo|término|hasta|finalización|fecha de fin|окончание|дата окончания|срок|срок исполнения|срок выполнения|завершение|по|النهاية|تاريخ الانتهاء|تاريخ النهاية|الموعد النهائي|إلى|الانتهاء|结束|结束日期|截止日期|完成日期|完成时限|结束时间',
  cost: 'cost|budget|estimated cost|amount|total cost|cost estimate|coût|coût estimé|montant|coûts|coste|costo|presupuesto|costo estimado|coste estimado|importe|monto|стоимость|бюджет|сумма|расходы|затраты|смета|التكلفة|الميزانية|المبلغ|الكلفة|التكلفة التقديرية|费用|成本|预算|金额|估计费用',
  currency: 'currency|devise|monnaie|moneda|divisa|валюта|العملة|货币|币种',
  fundingState:
    'funding|funding state|funding status|financing|financement|état du financement|financiación|estado de la financiación|financiamiento|финансирование|состояние финансирования|статус финансирования|التمويل|حالة التمويل|供资|资金状况|供资状况|资金落实情况|供资情况',
  fundingSource:
    'source of funding|funding source|source|donor|financed by|source de financement|bailleur|donateur|fuente de financiación|fuente|donante|источник финансирования|источник|донор|مصدر التمويل|الجهة المانحة|المانح|资金来源|供资来源|捐助方',
  funded:
    'funded|amount funded|secured amount|amount secured|funds secured|montant financé|montant acquis|importe financiado|monto financiado|obtenido|профинансировано|обеспеченная сумма|المبلغ الممول|المبلغ المؤمن|已供资金额|已落实金额|профинансированная сумма',
  indicator:
    'indicator|performance indicator|kpi|indicators|measure of success|indicateur|indicateurs|indicateur de performance|indicador|indicadores|indicador de desempeño|показатель|показатели|индикатор|المؤشر|مؤشر الأداء|المؤشرات|指标|绩效指标|衡量指标',
  target:
    'target|expected result|expected output|expected outcome|output|result|cible|résultat attendu|résultats attendus|livrable|meta|resultado esperado|resultados esperados|целевое значение|целевой показатель|ожидаемый результат|результат|القيمة المستهدفة|النتيجة المتوقعة|المستهدف|النتائج المتوقعة|指标值|目标值|预期成果|预期结果',
  answersTo:
    'answers to|obligation|obligations|international obligations|related instruments|répond à|obligations internationales|engagements internationaux|responde a|obligaciones|obligaciones internacionales|обязательства|международные обязательства|отвечает на|يستجيب ل|الالتزامات|الالتزامات الدولية|对应义务|国际义务|义务|во исполнение|所履行义务',
  supportRequested:
    'support requested|support needed|assistance needed|assistance requested|needs|appui demandé|appui nécessaire|assistance demandée|besoins|apoyo solicitado|asistencia solicitada|necesidades|запрашиваемая поддержка|необходимая помощь|требуемая поддержка|الدعم المطلوب|المساعدة المطلوبة|请求支助|所需支助|需要的支助|запрошенная поддержка|所请求的支助',
  dependsOn:
    'depends on|dependencies|dependency|predecessors|predecessor|after|dépend de|dépendances|dépendance|prédécesseurs|depende de|dependencias|dependencia|predecesoras|зависит от|зависимости|зависимость|предшественники|يعتمد على|الارتباطات|ارتباط|التبعيات|依赖|依赖关系|前置行动|前置任务|取决于',
  state:
    'status|state|action status|implementation status|état|statut|état d’avancement|situation|estado|estado de ejecución|situación|состояние|статус|статус выполнения|الحالة|حالة التنفيذ|الوضع|状态|执行状态|状况|положение дел',
  progress:
    'progress|progress %|% complete|completion rate|percent complete|%|avancement|taux d’avancement|progrès|progrès accomplis|taux de réalisation|avance|progreso|progresos|porcentaje de avance|ход выполнения|прогресс|процент выполнения|процент|выполнено %|التقدم|التقدم المحرز|نسبة الإنجاز|进展|进度|完成率|完成百分比|进展 %|进度 %',
  reportedOn:
    'last report|reported on|report date|day of the report|dernier rapport|date du rapport|último informe|fecha del informe|последний отчет|дата отчета|آخر تقرير|تاريخ التقرير|最近报告|报告日期',
  note: 'report note|progress note|note du rapport|nota del informe|примечание к отчету|ملاحظة التقرير|报告备注',
  reason: 'reason|reason if blocked|reason for delay|motif|raison|motivo|razón|причина|السبب|سبب التأخير|理由|原因',
  blockedBy:
    'blocked by|bloquée par|bloqué par|bloqueada por|bloqueado por|чем приостановлено|кем приостановлено|سبب التعثر|متعثر بسبب|受阻原因方|受阻于',
  expectedEndsOn:
    'expected end|expected end date|expected ends on|forecast end|revised end date|fin attendue|fin prévue|date de fin révisée|fin prevista|fecha de fin prevista|ожидаемое окончание|прогноз окончания|تاريخ الانتهاء المتوقع|预计结束日期|预计完成日期',
  assignees:
    'assigned to|assigned to e mail|assignees|assignee|attribuée à|attribuée à adresse électronique|assignée à|asignada a|asignada a correo electrónico|назначено|кому назначено|кому назначено эл почта|أُسند إلى|أُسندت إلى|مسندة إلى البريد الإلكتروني|分配给|分配给 电子邮件',
};
