/** Path, switches and environment for Playwright's launch. */
export function browserLaunch(): Promise<{ executablePath: string; args: string[]; env: Record<string, string> }>;
