import { Component, computed, effect, inject, Input, OnInit, signal } from '@angular/core';
import { AsyncPipe, NgFor } from '@angular/common';
import { collection, collectionData, collectionSnapshots, doc, docData, Firestore, getCountFromServer, limit, orderBy, query, QueryConstraint, where, query as fsQuery } from '@angular/fire/firestore';
import { toSignal, toObservable } from '@angular/core/rxjs-interop';
import { from, Observable, switchMap } from 'rxjs';

@Component({
  selector: 'app-dashboard',
  standalone: true,
  template: `<li *ngFor="let deal of deals$ | async">{{ deal.name }}</li>`,
  imports: [AsyncPipe, NgFor],
})
export class DashboardComponent implements OnInit {
  @Input() teamId!: string;
  private readonly firestore = inject(Firestore);
  private readonly dealsRef = collection(this.firestore, 'deals');
  readonly period = signal<'week' | 'month'>('week');
  readonly onlyOpen = signal(true);
  deals$: Observable<any[]> = collectionData(query(this.dealsRef, where('stage', '==', 'open'), orderBy('value', 'desc'), limit(5)), { idField: 'id' }); //= deals where stage == "open" order by value desc limit 5
  members$!: Observable<any[]>;

  readonly constraints = computed<QueryConstraint[]>(() => {
    const all: QueryConstraint[] = [where('period', '==', this.period())];
    if (this.onlyOpen()) all.push(where('open', '==', true));
    return all;
  });

  readonly tasks = toSignal(
    toObservable(this.constraints).pipe(switchMap((c) => collectionData(query(collection(this.firestore, 'tasks'), ...c)))), //? a part of the query
  );

  ngOnInit(): void {
    this.members$ = collectionData(fsQuery(collection(this.firestore, `teams/${this.teamId}/members`), orderBy('name'))) as Observable<any[]>; //= teams/{}/members order by name
    collectionSnapshots(query(collection(this.firestore, 'goals'), where('teamId', '==', this.teamId), where('quarter', '>=', 3))).subscribe((s) => console.log(s.length)); //= goals where teamId == ? and quarter >= 3
    from(getCountFromServer(query(this.dealsRef, where('stage', '==', 'won')))).subscribe(); //= deals where stage == "won" count()
  }

  constructor() {
    effect(() => {
      const q = this.onlyOpen() ? query(this.dealsRef, where('open', '==', true)) : this.dealsRef;
      collectionData(q).subscribe(); //= deals
      //= deals where open == true
    });
  }
}
