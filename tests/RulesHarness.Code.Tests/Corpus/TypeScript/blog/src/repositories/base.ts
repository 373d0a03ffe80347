import { collection, query, where, getDocs, onSnapshot, orderBy, type Firestore, type QueryConstraint, type Unsubscribe } from 'firebase/firestore';
import { db } from '@/lib/firebase';

export abstract class Repository<T extends { id: string }> {
  protected abstract readonly collectionName: string;

  constructor(protected readonly firestore: Firestore = db) {}

  protected get ref() {
    return collection(this.firestore, this.collectionName);
  }

  async findAll(): Promise<T[]> {
    const snapshot = await getDocs(this.ref); //= users
    //= tags
    return snapshot.docs.map((d) => ({ id: d.id, ...d.data() }) as T);
  }

  protected async find(...constraints: QueryConstraint[]): Promise<T[]> {
    const snapshot = await getDocs(query(this.ref, ...constraints)); //= users where email == ?
    //= users where role == "editor" and active == true order by name
    //= tags where posts > 0 order by posts desc
    return snapshot.docs.map((d) => ({ id: d.id, ...d.data() }) as T);
  }

  watch(onChange: (items: T[]) => void): Unsubscribe {
    return onSnapshot(query(this.ref, orderBy('updatedAt', 'desc')), (snapshot) => { //= users order by updatedAt desc
      //= tags order by updatedAt desc
      onChange(snapshot.docs.map((d) => ({ id: d.id, ...d.data() }) as T));
    });
  }
}

interface User {
  id: string;
  name: string;
  email: string;
}

export class UserRepository extends Repository<User> {
  protected readonly collectionName = 'users';

  async byEmail(email: string) {
    const [user] = await this.find(where('email', '==', email));
    return user ?? null;
  }

  editors() {
    return this.find(where('role', '==', 'editor'), where('active', '==', true), orderBy('name'));
  }
}

export class TagRepository extends Repository<{ id: string; posts: number }> {
  protected readonly collectionName = 'tags';

  popular = () => this.find(where('posts', '>', 0), orderBy('posts', 'desc'));
}

export const users = new UserRepository();
export const tags = new TagRepository();
