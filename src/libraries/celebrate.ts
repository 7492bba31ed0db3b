import { defineLibrary, property } from '../vocabulary/index.js';

/** `celebrate({ [Segments.BODY]: Joi.object() })`: middleware that checks each part by a schema of the joi that comes with it. */
export default defineLibrary({
  packages: ['celebrate'],
  reference: 'https://github.com/arb/celebrate#readme',
  checkedAgainst: '15.0.3',
  exports: { Joi: property('joi.Maker') },
});
