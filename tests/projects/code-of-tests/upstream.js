import express from 'express';
import { beforeAll, vi } from 'vitest';

beforeAll(() => {
  express().get('/', (req, res) => res.send('ok')).listen(4010);
  vi.useFakeTimers();
});
