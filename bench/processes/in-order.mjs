// Lints files one after the other, exactly in the given order, and answers with what was found.
import { readFileSync } from 'node:fs';
import { findingsOf } from '../findings.mjs';
import { linter } from '../measure.mjs';
import { setupsOf } from '../setups.mjs';
import { answer, input } from './standard-input.mjs';

const [setup] = await setupsOf(['following']);
answer(
  findingsOf(
    input.files.map(filePath => ({
      filePath,
      messages: linter.verify(readFileSync(filePath, 'utf8'), setup.config, { filename: filePath }),
    })),
  ),
);
