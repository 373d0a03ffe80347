class Note {
  const Note({required this.title, this.pinned = false});

  factory Note.fromJson(Map<String, dynamic> json) => Note(title: json['title'] as String, pinned: json['pinned'] == true);

  final String title;
  final bool pinned;

  Map<String, dynamic> toJson() => {'title': title, 'pinned': pinned};
}
