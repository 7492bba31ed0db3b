import { z } from 'zod';

export const staffSchema = z.object({ email: z.string().email(), password: z.string().min(12).regex(/\d/) });
export const profileSchema = staffSchema.omit({ password: true }).extend({ name: z.string() });

export type Staff = z.infer<typeof staffSchema>;
export type Profile = z.infer<typeof profileSchema>;
