import type { TSESTree } from '@typescript-eslint/utils';
import type { CallNode, Node } from '../syntax.js';

/** The nodes of a file that most questions are about, in source order. */
export class NotedNodes {
  /** Whether the whole file has been walked. */
  isComplete = false;
  readonly calls: CallNode[] = [];
  /** The comparisons `===`, `==`, `!==` and `!=`. */
  readonly comparisons: TSESTree.BinaryExpression[] = [];

  note(node: Node): void {
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression':
        this.calls.push(node);
        break;
      case 'BinaryExpression':
        if (EQUALITY.has(node.operator)) this.comparisons.push(node);
        break;
      default:
    }
  }
}

const EQUALITY: ReadonlySet<string> = new Set(['===', '!==', '==', '!=']);
