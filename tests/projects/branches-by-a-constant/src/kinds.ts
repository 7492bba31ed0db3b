export const KINDS = Object.freeze({ org: 'org', repo: 'repo' });
