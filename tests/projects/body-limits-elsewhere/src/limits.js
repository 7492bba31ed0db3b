const KB = 1024;

export const limits = { webhook: 64 * KB, json: '256kb', form: 32 * KB, file: 8 * KB * KB };
