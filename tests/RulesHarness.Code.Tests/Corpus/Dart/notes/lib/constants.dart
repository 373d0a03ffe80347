class Collections {
  Collections._();

  static const String notes = 'notes';
  static const users = 'users';
  static const String labels = 'labels';
}

const kPageSize = 15;

enum NoteSort { newest, oldest, title }
