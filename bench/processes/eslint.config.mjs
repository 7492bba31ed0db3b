import { configOf } from '../setups.mjs';

// A config file, since workers of ESLint load one by themselves.
export default await configOf(process.env.BENCH_SETUP ?? 'following');
