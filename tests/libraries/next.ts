// @ts-expect-error -- the package is not installed beside this sample
import { NextResponse, type NextRequest } from 'next/server';
import { Pool } from 'pg';

const pool = new Pool();

export async function GET(request: NextRequest) {
  const sort = request.nextUrl.searchParams.get('sort') ?? 'id';
  const { rows } = await pool.query(`SELECT * FROM events ORDER BY ${sort}`); // expect: no-raw-sql-interpolation
  return NextResponse.json(rows);
}

export async function POST(request: NextRequest) {
  const { title } = await request.json();
  await pool.query(`INSERT INTO events (title) VALUES ('${title}')`); // expect: no-raw-sql-interpolation
  await pool.query('INSERT INTO events (title) VALUES ($1)', [title]);
  return new NextResponse(null, { status: 201 });
}

export async function middleware(request: NextRequest) {
  const team = request.cookies.get('team')?.value;
  await pool.query(`INSERT INTO visits (team) VALUES ('${team}')`); // expect: no-raw-sql-interpolation
  return NextResponse.next();
}

/** A handler is one by the name that it is exported by. */
export async function PUT(request: Request, { params }: { params: Promise<{ table: string }> }) {
  const fields = Object.fromEntries(new URL(request.url).searchParams);
  const { table } = await params;
  await pool.query(`SELECT * FROM events ORDER BY ${fields.sort}`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM ${table}`); // expect: no-raw-sql-interpolation
}

const remove = async (req: any) => {
  const form = await req.formData();
  await pool.query(`DELETE FROM events WHERE day = ${form.get('day')}`); // expect: no-raw-sql-interpolation
};
export { remove as DELETE };

/** Who calls this is open. */
export async function load(request: Request) {
  await pool.query(`SELECT * FROM events ORDER BY ${new URL(request.url).searchParams.get('sort')}`);
}
