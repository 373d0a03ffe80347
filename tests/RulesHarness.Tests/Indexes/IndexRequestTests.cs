using RulesHarness.Indexes.Requests;

namespace RulesHarness.Tests.Indexes;

/// <summary>Tests the messages with which Firestore rejects queries that lack an index.</summary>
public sealed class IndexRequestTests
{
    private const string Console = "https://console.firebase.google.com/v1/r/project/p/firestore/indexes?";
    private const string Contacts =
        "ClVwcm9qZWN0cy9jb250YWN0LS1hcHBsaWNhdGlvbi9kYXRhYmFzZXMvKGRlZmF1bHQpL2NvbGxlY3Rpb25Hcm91cHMvY29udGFjdHMvaW5kZXhlcy9fEAEaDgoKaXNGYXZvcml0ZRABGggKBG5hbWUQARoMCghfX25hbWVfXxAB";

    // Links of public projects, as Firestore's messages have them.
    [TestCase($"create_composite={Contacts}", "contacts: isFavorite asc, name asc", "contact--application")]
    [TestCase(
        "create_composite=ClVwcm9qZWN0cy92aXZhbGF2aWRhLTRhNWMzL2RhdGFiYXNlcy8oZGVmYXVsdCkvY29sbGVjdGlvbkdyb3Vwcy9yZXNlcnZhdGlvbnMvaW5kZXhlcy9fEAEaDAoIdmVuZG9ySWQQARoNCgljcmVhdGVkQXQQAhoMCghfX25hbWVfXxAC",
        "reservations: vendorId asc, createdAt desc",
        "vivalavida-4a5c3"
    )]
    [TestCase(
        "create_composite=Ck9wcm9qZWN0cy9zcHJvdXRib29rLWQwYzhmL2RhdGFiYXNlcy8oZGVmYXVsdCkvY29sbGVjdGlvbkdyb3Vwcy9yZWNhcHMvaW5kZXhlcy9fEAEaCwoHY2hpbGRJZBABGgoKBnVzZXJJZBABGhIKDnBlcmlvZC5lbmREYXRlEAIaDAoIX19uYW1lX18QAg",
        "recaps: childId asc, userId asc, period.endDate desc",
        "sproutbook-d0c8f"
    )]
    [TestCase(
        "create_composite=Cktwcm9qZWN0cy9tYWluLWY4NjI4L2RhdGFiYXNlcy8oZGVmYXVsdCkvY29sbGVjdGlvbkdyb3Vwcy9wcm9kdWN0cy9pbmRleGVzL18QARoMCghrZXl3b3JkcxgBGg0KCWRhdGVBZGRlZBACGgwKCF9fbmFtZV9fEAI",
        "products: keywords array-contains, dateAdded desc",
        "main-f8628"
    )]
    [TestCase(
        "create_exemption=Cllwcm9qZWN0cy90YXNrYWxlcnQtYXBwLThkNDVkL2RhdGFiYXNlcy8oZGVmYXVsdCkvY29sbGVjdGlvbkdyb3Vwcy9yZW1pbmRlcnMvZmllbGRzL3N0YXR1cxACGgoKBnN0YXR1cxAB",
        "**/reminders: status asc",
        "taskalert-app-8d45d"
    )]
    [TestCase("create_index=EgVwb3N0cxoKCgZzdGF0dXMQAhoGCgJhdBAD", "posts: status asc, at desc", null)]
    [TestCase($"create_composite\\u003d{Contacts}%3D%3D", "contacts: isFavorite asc, name asc", "contact--application")]
    public void Link_is_decoded(string parameter, string index, string? project)
    {
        var (requests, diagnostics) = IndexRequestReader.Read(
            "log",
            $"Error: it failed:\n  at {Console}{parameter}.\n"
        );

        diagnostics.Should().BeEmpty();
        var request = requests.Should().ContainSingle().Which;
        ($"{request.Index}", request.Project, request.Place.Line).Should().Be((index, project, 2));
    }

    [TestCase(
        "a COLLECTION_GROUP_ASC index for collection comments and field authorId. You can",
        "**/comments: authorId asc"
    )]
    [TestCase("a COLLECTION_GROUP_DESC index for collection a and field b.c.", "**/a: b.c desc")]
    [TestCase("a COLLECTION_GROUP_CONTAINS index for collection a and field tags", "**/a: tags array-contains")]
    [TestCase("a COLLECTION_ASC index for collection posts and field body.", "posts: body asc")]
    public void Message_without_a_link_names_the_index(string message, string index)
    {
        var (requests, _) = IndexRequestReader.Read("log", $"9 FAILED_PRECONDITION: The query requires {message}");

        $"{requests.Should().ContainSingle().Which.Index}".Should().Be(index);
    }

    [TestCase($"{Console}create_composite=", "1,70 RH5078 it names no collection")]
    [TestCase($"{Console}create_composite=ClVwcm9q", "1,70 RH5078 it ends too early")]
    [TestCase($"{Console}create_composite=A", "1,70 RH5078 it is not Base64")]
    [TestCase($"{Console}create_composite=EgVwb3N0cw", "1,70 RH5078 it names no collection, or no field")]
    [TestCase($"{Console}create_composite=EgVwb3N0cxoCCgA", "1,70 RH5078 a field of the index has no path")]
    [TestCase("FAILED_PRECONDITION: The query requires an index.", "1,32 RH5079 has no link that says which index")]
    public void Message_that_names_no_index_is_reported(string text, string findings)
    {
        var (requests, diagnostics) = IndexRequestReader.Read("log", text);

        requests.Should().BeEmpty();
        new FindingTexts(diagnostics).ShouldBe(findings);
    }

    [Test]
    public void Index_is_reported_once_and_other_text_is_passed_over()
    {
        var line = $"{Console}create_composite={Contacts}";
        var (requests, diagnostics) = IndexRequestReader.Read("log", $"all is well\n{line} {line}\n\n{line}");

        requests.Should().ContainSingle();
        diagnostics.Should().BeEmpty();
    }

    [Test]
    public void Any_text_behind_a_link_is_an_index_or_a_finding()
    {
        var random = new Random(7);
        for (var count = 0; count < 5000; count++)
        {
            var bytes = Convert.FromBase64String(Contacts.PadRight((Contacts.Length + 3) / 4 * 4, '='));
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
            var text = Convert.ToBase64String(bytes[..random.Next(bytes.Length)]).Replace('+', '-').Replace('/', '_');

            var (requests, diagnostics) = IndexRequestReader.Read("log", $"create_composite={text}");

            (requests.Count + diagnostics.Count).Should().Be(1);
        }
    }
}
