import { Orgs } from './orgs';
import { KINDS } from './kinds';

export enum Access {
  OrgGet,
  OrgSet,
  RepoGet,
  RepoSet,
}

const repos = { check: (userId: number, id: number) => Promise.resolve(userId === id) };

export class AccessUtils {
  static canAccess(type: Access, userId: number, id: number) {
    if (type === Access.OrgGet || type === Access.OrgSet) {
      return Orgs.check(userId, id);
    } else if (type === Access.RepoGet || type === Access.RepoSet) {
      return repos.check(userId, id);
    }
    return Promise.resolve(false);
  }

  static early(kind: string, userId: number, id: number) {
    if (kind !== KINDS.org) return repos.check(userId, id);
    return Orgs.check(userId, id);
  }

  static bySwitch(kind: string, userId: number, id: number) {
    switch (kind) {
      case 'any':
      case 'org':
        return Orgs.check(userId, id);
      case 'repo':
        return repos.check(userId, id);
      default:
        return Promise.resolve(false);
    }
  }

  static otherwise(kind: string, userId: number, id: number) {
    switch (kind) {
      case 'repo':
        return repos.check(userId, id);
      default:
        return Orgs.check(userId, id);
    }
  }

  static byFlag(userId: number, id: number, isOrg = false) {
    const skips = !isOrg;
    return skips ? repos.check(userId, id) : Orgs.check(userId, id);
  }

  static byOption(id: number, { kind, userId }: { kind: string; userId: number }) {
    return kind == 'org' && userId > 0 && Orgs.check(userId, id);
  }

  static changed(kind: string, userId: number, id: number) {
    if (userId > 10) kind = 'org';
    if (kind === 'org') return Orgs.check(userId, id);
    return repos.check(userId, id);
  }
}
