export interface NewMember {
  email: string;
  password: string;
}

export interface Profile {
  email: string;
  name: string;
}

export type ProfileOfMember = Omit<NewMember, 'password'>;
