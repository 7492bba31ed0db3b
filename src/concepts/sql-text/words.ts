const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words of the grammar, which name neither a column nor a function. */
export const KEYWORDS = words(
  'select distinct all from where and or not in is null like ilike rlike regexp glob match similar between exists as on join ' +
    'inner left right full outer cross natural lateral using group order by having limit offset fetch first next rows row only ' +
    'top union intersect except minus values set into insert update delete replace merge with recursive returning window over ' +
    'partition case when then else end asc desc nulls last for share escape conflict do nothing duplicate key default table ' +
    'collate interval call exec execute explain analyze any some true false div mod xor binary when matched ignore',
);

/** Words after which a value stands. */
export const COMPARISON_WORDS = words('like ilike rlike regexp glob match between to');
export const COMPARISON_SYMBOLS = words('= == <> != < > <= >= <=> ~ !~ ~* !~* @> <@ @@ &&');
export const OTHER_OPERATORS = words('+ - * / % || | & ^ << >> -> ->> #> #>> => :=');

/** Words that may stand right before a string literal: after any other, the literal is typed (`DATE '..'`) or an alias. */
export const BEFORE_LITERAL = words(
  'like ilike rlike regexp glob match to between and or not where on having then else when case escape select distinct ' +
    'by in any all is limit offset returning div mod xor binary values against',
);

/** Clauses whose bare holes are values once an operator or a parenthesis precedes. */
export const VALUE_CLAUSES = words('where on having set values call limit offset fetch top conditions');
/** Clauses that name tables and columns. */
export const NAME_CLAUSES = words('select from join into update table delete returning order-by group-by partition-by using');
export const LIMIT_CLAUSES = words('limit offset fetch top');

export const STATEMENTS = words('select insert update delete replace with values merge explain call');
