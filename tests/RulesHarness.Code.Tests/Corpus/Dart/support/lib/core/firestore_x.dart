import 'package:cloud_firestore/cloud_firestore.dart';
import '../domain/ticket_filter.dart';

typedef FromJson<T> = T Function(Map<String, dynamic> json);

abstract final class Paths {
  static const tickets = 'tickets';
  static const teams = 'teams';
  static String messages(String ticketId) => '$tickets/$ticketId/messages';
}

extension FirestoreX on FirebaseFirestore {
  CollectionReference<Map<String, dynamic>> get ticketsRef => collection(Paths.tickets);
  Query<Map<String, dynamic>> get allMessages => collectionGroup('messages');
}

extension QueryX<T> on Query<T> {
  Query<T> ordered(TicketOrder order) => orderBy(order.field, descending: order.descending);
  Query<T> after(DocumentSnapshot? cursor) => cursor == null ? this : startAfterDocument(cursor);
  Query<T> mineOnly(String? uid) {
    if (uid case final id?) return where('ownerId', isEqualTo: id);
    return this;
  }

  Future<T?> firstOrNull() async {
    final snapshot = await limit(1).get(); //= teams where slug == ? limit 1
    //= users where email == ? limit 1
    return snapshot.docs.isEmpty ? null : snapshot.docs.first.data();
  }
}

class Page<T> {
  const Page(this.items, this.cursor, {required this.hasMore});
  final List<T> items;
  final DocumentSnapshot<T>? cursor;
  final bool hasMore;
}
