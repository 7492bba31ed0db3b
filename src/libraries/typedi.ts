import { arg, defineLibrary, each, instance, method, returns } from '../vocabulary/index.js';
import type { Api } from '../vocabulary/index.js';

/** The container of all, whose methods are static, or one of `Container.of(request)`. */
const container: Readonly<Record<string, Api>> = {
  get: method(instance({ of: arg(0) })),
  of: returns('ContainerInstance'),
};

export default defineLibrary({
  packages: ['typedi'],
  reference: 'https://docs.typestack.community/typedi/02-basic-usage-guide/06-service-containers',
  checkedAgainst: '0.10.0',
  exports: {
    ...each('default Container', { members: container }),
    ContainerInstance: returns('ContainerInstance'),
    /** Takes the class, or a function that gives it where classes need each other. */
    Inject: method(instance({ of: [arg(0).result(), arg(0)] })),
  },
  types: {
    ContainerInstance: { ...container, set: method({ returns: 'same' }) },
  },
});
