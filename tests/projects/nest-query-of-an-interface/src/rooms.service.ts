import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, SelectQueryBuilder } from 'typeorm';
import { Room } from './room.entity';
import type { RoomQuery } from './rooms.types';

@Injectable()
export class RoomsService {
  constructor(@InjectRepository(Room) private readonly repository: Repository<Room>) {}

  async find({ building, sortBy }: RoomQuery): Promise<Room[]> {
    const rooms = this.repository.createQueryBuilder('room');
    if (building) rooms.where('room.building = :building', { building });
    this.sort(rooms, sortBy);
    return rooms.limit(50).getMany();
  }

  private sort(rooms: SelectQueryBuilder<Room>, sortBy?: string): void {
    rooms.orderBy(sortBy ? `room.${sortBy}` : 'room.name', 'ASC');
  }
}
