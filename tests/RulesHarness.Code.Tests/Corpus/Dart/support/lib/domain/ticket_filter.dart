import 'package:cloud_firestore/cloud_firestore.dart';
import 'package:freezed_annotation/freezed_annotation.dart';

part 'ticket_filter.freezed.dart';
part 'ticket_filter.g.dart';

enum TicketStatus {
  open('open'),
  waiting('waiting_for_customer'),
  closed('closed');

  const TicketStatus(this.wire);
  final String wire;
}

enum TicketOrder {
  newest('createdAt', true),
  oldest('createdAt', false),
  priority('priority', true);

  const TicketOrder(this.field, this.descending);
  final String field;
  final bool descending;
}

@freezed
class Ticket with _$Ticket {
  const factory Ticket({required String id, required String subject, String? assigneeId, @Default(<String>[]) List<String> labels}) = _Ticket;
  factory Ticket.fromJson(Map<String, dynamic> json) => _$TicketFromJson(json);
}

@freezed
sealed class TicketFilter with _$TicketFilter {
  const TicketFilter._();
  const factory TicketFilter.everything() = Everything;
  const factory TicketFilter.assignedTo(String userId, {@Default(false) bool includeClosed}) = AssignedTo;
  const factory TicketFilter.labelled(List<String> labels) = Labelled;
  const factory TicketFilter.overdue({required DateTime now}) = Overdue;

  Query<T> applyTo<T>(Query<T> query) => switch (this) {
        Everything() => query,
        AssignedTo(:final userId, includeClosed: true) => query.where('assigneeId', isEqualTo: userId),
        AssignedTo(:final userId) => query.where('assigneeId', isEqualTo: userId).where('status', isNotEqualTo: TicketStatus.closed.wire),
        Labelled(:final labels) => query.where('labels', arrayContainsAny: labels),
        Overdue(now: final moment) => query.where('dueAt', isLessThan: Timestamp.fromDate(moment)),
      };
}
