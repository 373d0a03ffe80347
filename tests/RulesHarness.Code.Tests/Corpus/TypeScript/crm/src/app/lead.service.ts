import { Injectable, OnDestroy } from '@angular/core';
import { AngularFirestore, AngularFirestoreCollection, CollectionReference, Query } from '@angular/fire/compat/firestore';
import firebase from 'firebase/compat/app';
import { BehaviorSubject, combineLatest, Observable, of, Subject } from 'rxjs';
import { map, switchMap, takeUntil, shareReplay, tap } from 'rxjs/operators';
import { Lead, LeadQuery, Stage } from './models';

@Injectable({ providedIn: 'root' })
export class LeadService implements OnDestroy {
  private readonly basePath = '/leads';
  private leadsCollection: AngularFirestoreCollection<Lead>;
  leads$: Observable<Lead[]>;
  stage$ = new BehaviorSubject<Stage | null>(null);
  owner$ = new BehaviorSubject<string | null>(null);
  private destroy$ = new Subject<void>();

  constructor(private afs: AngularFirestore, private store: Store) {
    this.leadsCollection = this.afs.collection<Lead>(this.basePath, (ref) => ref.orderBy('updatedAt', 'desc'));
    this.leads$ = this.leadsCollection.valueChanges({ idField: 'id' }).pipe(shareReplay(1)); //= leads order by updatedAt desc
  }

  filtered(): Observable<Lead[]> {
    return combineLatest([this.stage$, this.owner$]).pipe(
      switchMap(([stage, owner]) =>
        this.afs
          .collection<Lead>('leads', (ref) => {
            let query: firebase.firestore.CollectionReference | firebase.firestore.Query = ref;
            if (stage) {
              query = query.where('stage', '==', stage);
            }
            if (owner) {
              query = query.where('ownerId', '==', owner);
            }
            return query;
          })
          .valueChanges(), //= leads
        //= leads where stage == ?
        //= leads where ownerId == ?
        //= leads where stage == ? and ownerId == ?
      ),
    );
  }

  search({ stage, owner, sortBy = 'updatedAt', asc = false, pageSize }: LeadQuery) {
    return this.afs
      .collection<Lead>(this.basePath, (ref) => {
        let q = ref as Query;
        if (stage) q = q.where('stage', '==', stage);
        if (owner) q = q.where('ownerId', '==', owner);
        return q.orderBy(sortBy, asc ? 'asc' : 'desc').limit(pageSize);
      })
      .snapshotChanges() //= leads where stage == "won" order by closedAt limit 50
      //= leads where ownerId == ? order by updatedAt desc limit 10
      //= leads order by updatedAt desc limit 10
      .pipe(map((actions) => actions.map((a) => ({ id: a.payload.doc.id, ...a.payload.doc.data() }))));
  }

  won = () => this.search({ stage: 'won', sortBy: 'closedAt' as any, asc: true, pageSize: 50 });
  mine = (uid: string) => this.search({ owner: uid, pageSize: 10 });

  activities(leadId: string) {
    return this.afs.doc(`leads/${leadId}`).collection('activities', (ref) => ref.where('type', 'in', ['call', 'mail']).orderBy('at')).stateChanges(['added']); //= leads/{}/activities where type in ["call", "mail"] order by at
  }

  private mapped<T>(collection: AngularFirestoreCollection<T>): Observable<T[]> {
    return collection.snapshotChanges().pipe( //= tags order by name
      //= teams where active == true
      takeUntil(this.destroy$),
      map((changes) => changes.map((c) => ({ id: c.payload.doc.id, ...(c.payload.doc.data() as T) }))),
    );
  }

  tags$ = this.mapped(this.afs.collection('tags', (ref) => ref.orderBy('name')));
  teams = () => this.mapped(this.afs.collection<any>('teams', (r) => r.where('active', '==', true)));

  async nextPage(last: any) {
    const ref = this.afs.collection('leads').ref;
    const snapshot = await ref.orderBy('updatedAt', 'desc').startAfter(last).limit(25).get(); //= leads order by updatedAt desc start after limit 25
    return snapshot.docs;
  }

  async owners(): Promise<string[]> {
    const s = await this.afs.firestore.collection('users').where('role', '==', 'sales').get(); //= users where role == "sales"
    return s.docs.map((d) => d.id);
  }

  everywhere = (uid: string) => this.afs.collectionGroup<any>('notes', (ref) => ref.where('authorId', '==', uid)).valueChanges(); //= **/notes where authorId == ?

  ngOnDestroy(): void {
    this.destroy$.next();
    this.destroy$.complete();
  }
}
