// @ts-expect-error -- the package is not installed beside this sample
import { Arg, Args, ArgsType, Field, Float, ID, InputType, Int, Query, Resolver } from 'type-graphql';
import { IsIn } from 'class-validator';
import { Pool } from 'pg';

const pool = new Pool();

enum Way {
  Up = 'asc',
  Down = 'desc',
}

@ArgsType()
class NearbyArgs {
  @Field(() => Float)
  lat!: number;

  @Field({ nullable: true })
  brand?: string;

  @Field()
  @IsIn(['name', 'id'])
  by!: string;

  @Field(() => Way)
  way!: Way;
}

@InputType()
class Filter {
  @Field()
  column!: string;
}

@Resolver()
export class StoreResolver {
  @Query(() => [String])
  async nearby(@Args() args: NearbyArgs) {
    await pool.query(`SELECT * FROM stores WHERE lat < ${args.lat} ORDER BY ${args.by} ${args.way}`);
    return pool.query(`SELECT * FROM stores WHERE brand = '${args.brand}'`); // expect: no-raw-sql-interpolation
  }

  @Query(() => [String])
  async list(@Arg('id', () => ID) id: string, @Arg('page', () => Int) page: number, @Arg('way', () => Way) way: Way) {
    await pool.query(`SELECT * FROM stores ORDER BY name ${way} LIMIT ${page}`);
    return pool.query(`SELECT * FROM stores WHERE id = ${id}`); // expect: no-raw-sql-interpolation
  }

  @Query(() => [String])
  async filtered(@Arg('filter', { nullable: true }) filter: Filter, @Arg('value', { validate: true }) value: string) {
    await pool.query(`SELECT * FROM stores ORDER BY ${value}`);
    return pool.query(`SELECT * FROM stores ORDER BY ${filter.column}`); // expect: no-raw-sql-interpolation
  }
}
