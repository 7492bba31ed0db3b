import { arg, defineLibrary, method, recordHook, recordModel, returns } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['@nestjs/mongoose'],
  reference: 'https://docs.nestjs.com/techniques/mongodb',
  checkedAgainst: '12.0.0',
  exports: {
    // Decorators of constructor parameters: what they return is what gets injected.
    InjectModel: returns('mongoose.Model'),
    InjectConnection: returns('mongoose.Connection'),
    // Decorators of a schema class.
    Schema: method(recordModel({})),
    Prop: method(recordHook({ listener: arg(0).prop('set') })),
    SchemaFactory: { members: { createForClass: returns('mongoose.Schema', recordModel({ schema: arg(0) })) } },
  },
});
