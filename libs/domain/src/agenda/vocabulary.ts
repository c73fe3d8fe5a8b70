/** What an item of an agenda is (domain.md, "Agenda item"). */
export const agendaItemKinds = ['opening', 'statement', 'presentation', 'discussion', 'decision', 'break'] as const;
export type AgendaItemKind = (typeof agendaItemKinds)[number];

/** What is tapped in the room: an item begins, it ends, or what was tapped for it was a slip. */
export const agendaTapKinds = ['started', 'ended', 'undone'] as const;
export type AgendaTapKind = (typeof agendaTapKinds)[number];

/** Items of one agenda; a programme of three days has some forty. */
export const agendaItemsAtMost = 400;

/** Days of one agenda. */
export const agendaDaysAtMost = 14;

/** Sessions that run beside each other. */
export const agendaTracksAtMost = 6;

/** Minutes of one item. */
export const agendaMinutesAtMost = 720;
