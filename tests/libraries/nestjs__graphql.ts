// @ts-expect-error -- the package is not installed beside this sample
import { Args, Field, InputType, Int, Query, Resolver } from '@nestjs/graphql';
import { ParseIntPipe } from '@nestjs/common';
import { Pool } from 'pg';

const pool = new Pool();

@InputType()
class Search {
  @Field(() => String, { nullable: true })
  by?: string;

  @Field(() => Int)
  page!: number;
}

@Resolver()
export class HarbourResolver {
  @Query(() => [String])
  async harbours(@Args('search') search: Search, @Args('id', ParseIntPipe) id: string) {
    await pool.query(`SELECT * FROM harbours WHERE id = ${id} LIMIT ${search.page}`);
    return pool.query(`SELECT * FROM harbours ORDER BY ${search.by}`); // expect: no-raw-sql-interpolation
  }

  @Query(() => [String])
  async named(@Args('name', { type: () => String }) name: string, @Args('count', { type: () => Int }) count: number) {
    await pool.query(`SELECT * FROM harbours LIMIT ${count}`);
    return pool.query(`SELECT * FROM harbours WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  }
}
