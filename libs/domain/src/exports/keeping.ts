/** How many days the file of an export is kept. */
export const exportKeptDays = 7;

/** An export that took longer than this, in seconds, is told of: whoever asked for it has gone on to something else. */
export const exportWaitSeconds = 20;

/** An export that has not ended after this many minutes never will: its worker was lost. */
export const exportLostMinutes = 30;
