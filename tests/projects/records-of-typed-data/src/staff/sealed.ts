import { hash } from 'argon2';
import type { Staff } from './schema';

export const sealed = async (staff: Staff): Promise<Staff> => ({ ...staff, password: await hash(staff.password) });
