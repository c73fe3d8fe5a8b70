/** The schema of the database that pg-boss keeps its tables in. */
export const jobsSchema = 'jobs';
