using RulesHarness.Firestore.Identities;

namespace RulesHarness.NUnit.Tests.Rules;

/// <summary>Rules that are short enough to see at a glance what they mean, and who asks.</summary>
internal static class Notes
{
    public const string Rules = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents {
            function isOwner() {
              return request.auth.uid == resource.data.owner;
            }
            match /notes/{noteId} {
              allow get: if isOwner() || resource.data.public == true;
              allow list: if resource.data.public == true;
              allow create: if request.resource.data.owner == request.auth.uid
                && request.resource.data.title is string;
              allow update: if isOwner() && request.resource.data.owner == resource.data.owner;
            }
            match /notes/{noteId}/parts/{partId} {
              allow read: if get(/databases/$(database)/documents/notes/$(noteId)).data.owner == request.auth.uid;
            }
            match /stamps/{stampId} {
              allow create: if request.resource.data.at == request.time;
              allow get: if request.time > timestamp.date(2030, 1, 1);
            }
          }
        }

        """;

    public static Identity Alice { get; } = Identity.User("alice");

    public static Identity Bob { get; } = Identity.User("bob");
}
