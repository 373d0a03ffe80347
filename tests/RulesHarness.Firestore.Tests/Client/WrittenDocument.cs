using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Tests.Client;

/// <summary>A document that tests change, and what they expect of it afterwards.</summary>
internal static class WrittenDocument
{
    public static readonly Dictionary<string, object?> Before = new()
    {
        ["a"] = 1L,
        ["m"] = new Dictionary<string, object?> { ["x"] = 1L, ["y"] = 2L },
        ["l"] = new object?[] { 1L, 2L },
    };

    public static TestCaseData Case(string name, params object[] arguments) =>
        new TestCaseData(arguments).SetArgDisplayNames(name);

    public static async Task Expect(DocumentReference document, object expected)
    {
        var read = (await document.GetSnapshotAsync()).ToDictionary();
        read.Should().BeEquivalentTo(FirestoreData.ToDictionary(expected));
    }

    public static async Task Fails(Func<Task> call, StatusCode code) =>
        await call.Should()
            .ThrowAsync<RpcException>()
            .Where(exception => exception.StatusCode == code, $"{code} was expected");
}
