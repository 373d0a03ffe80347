import 'dart:async';
import 'package:cloud_firestore/cloud_firestore.dart';
import 'package:riverpod_annotation/riverpod_annotation.dart';
import '../core/firestore_x.dart';
import '../domain/ticket_filter.dart';

part 'ticket_repository.g.dart';

class TicketRepository {
  TicketRepository(this._db);
  final FirebaseFirestore _db;

  static const pageSize = 25;

  late final _tickets = _db.ticketsRef.withConverter<Ticket>(
    fromFirestore: (snapshot, _) => Ticket.fromJson({...snapshot.data()!, 'id': snapshot.id}),
    toFirestore: (ticket, _) => ticket.toJson()..remove('id'),
  );

  Future<Page<Ticket>> fetchPage(TicketFilter filter, {TicketOrder order = TicketOrder.newest, DocumentSnapshot<Ticket>? cursor}) async {
    final snapshot = await filter.applyTo(_tickets).ordered(order).after(cursor).limit(pageSize).get(); //= tickets order by createdAt desc limit 25
    //= tickets where assigneeId == ? order by createdAt desc limit 25
    //= tickets where assigneeId == ? and status != "closed" order by createdAt desc limit 25
    //= tickets where labels has any […] order by createdAt desc limit 25
    //= tickets order by createdAt desc, __name__ desc start after limit 25
    //= tickets where assigneeId == ? order by createdAt desc, __name__ desc start after limit 25
    //= tickets where assigneeId == ? and status != "closed" order by createdAt desc, status desc, __name__ desc start after limit 25
    //= tickets where labels has any […] order by createdAt desc, __name__ desc start after limit 25
    final docs = snapshot.docs;
    return Page([for (final d in docs) d.data()], docs.lastOrNull, hasMore: docs.length == pageSize);
  }

  Stream<List<Ticket>> watchOverdue(DateTime now) => TicketFilter.overdue(now: now)
      .applyTo(_tickets)
      .orderBy('dueAt')
      .snapshots() //= tickets where dueAt < ? order by dueAt
      .map((s) => s.docs.map((d) => d.data()).toList(growable: false));

  Stream<int> watchCount({required TicketStatus status, String? teamId}) {
    Query query = _tickets.where('status', isEqualTo: status.wire);
    if (teamId != null) {
      query = query.where('teamId', isEqualTo: teamId);
    }
    return query.snapshots(includeMetadataChanges: true).map((s) => s.size); //= tickets where status == "open"
    //= tickets where status == "waiting_for_customer"
    //= tickets where status == "open" and teamId == ?
  }

  Future<Map<TicketStatus, int>> statistics(String teamId) async {
    final base = _tickets.where('teamId', isEqualTo: teamId);
    final counts = await Future.wait(
      TicketStatus.values.map((s) async => MapEntry(s, (await base.where('status', isEqualTo: s.wire).count().get()).count ?? 0)), //= tickets where teamId == ? and status == "open" count()
      //= tickets where teamId == ? and status == "waiting_for_customer" count()
      //= tickets where teamId == ? and status == "closed" count()
    );
    return Map.fromEntries(counts);
  }

  Future<double?> averageRating(String teamId, {DateTimeRange? range}) async {
    var query = _tickets.where('teamId', isEqualTo: teamId);
    if (range case DateTimeRange(:final start, :final end)) {
      query = query.where('closedAt', isGreaterThanOrEqualTo: start, isLessThan: end);
    }
    final result = await query.aggregate(average('rating'), count()).get(); //= tickets where teamId == ? average(rating), count()
    //= tickets where teamId == ? and closedAt >= ? and closedAt < ? average(rating), count()
    return result.getAverage('rating');
  }

  Stream<QuerySnapshot<Map<String, dynamic>>> messages(String ticketId, {int limit = 50}) =>
      _db.collection(Paths.messages(ticketId)).orderBy('sentAt', descending: true).limit(limit).snapshots(); //= tickets/{}/messages order by sentAt desc limit 50
      //= tickets/{}/messages order by sentAt desc limit 200

  Future<int> unreadFor(String uid) async {
    final mentions = _db.allMessages.where('mentions', arrayContains: uid).where('readBy.$uid', isNull: true);
    final snap = await mentions.count().get(); //= **/messages where mentions has ? and readBy.{} == null count()
    return snap.count!;
  }

  Future<List<String>> searchMessages(String text, {String? uid}) async {
    final snap = await _db.allMessages.mineOnly(uid).where('words', arrayContains: text).get(const GetOptions(source: Source.server)); //= **/messages where words has ?
    //= **/messages where ownerId == ? and words has ?
    return snap.docs.map((d) => d.reference.parent.parent!.id).toSet().toList();
  }

  Future<void> archive(String teamId) async {
    QuerySnapshot<Ticket> batch;
    do {
      batch = await _tickets
          .where('teamId', isEqualTo: teamId)
          .where('status', isEqualTo: TicketStatus.closed.wire)
          .limit(500)
          .get(); //= tickets where teamId == ? and status == "closed" limit 500
      final writes = _db.batch();
      for (final doc in batch.docs) {
        writes.update(doc.reference, {'archived': true});
      }
      await writes.commit();
    } while (batch.docs.length == 500);
  }
}

@Riverpod(keepAlive: true)
FirebaseFirestore firestore(FirestoreRef ref) => FirebaseFirestore.instance;

@riverpod
TicketRepository ticketRepository(TicketRepositoryRef ref) => TicketRepository(ref.watch(firestoreProvider));

@riverpod
Stream<List<Ticket>> overdueTickets(OverdueTicketsRef ref) => ref.watch(ticketRepositoryProvider).watchOverdue(DateTime.now());

@riverpod
Stream<int> openCount(OpenCountRef ref, String? teamId) {
  final repository = ref.watch(ticketRepositoryProvider);
  return repository.watchCount(status: TicketStatus.open, teamId: teamId);
}

@riverpod
Stream<int> waitingCount(WaitingCountRef ref) =>
    ref.watch(ticketRepositoryProvider).watchCount(status: TicketStatus.waiting);
