/** What a country answers to the invitation to a meeting. */
export const invitationAnswers = ['accepted', 'tentative', 'declined'] as const;
export type InvitationAnswer = (typeof invitationAnswers)[number];

/** How its answer came: given on the page, or by the reply of a mail program. Both count alike. */
export const answerSources = ['page', 'reply'] as const;
export type AnswerSource = (typeof answerSources)[number];
