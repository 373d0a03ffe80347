using Google.Protobuf;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Engines.Emulator;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Protocol;

namespace RulesHarness.Tests.Serving;

/// <summary>
/// Sends the same to the emulator and to the embedded Firestore, under the same rules and on the same documents.
/// </summary>
internal sealed class BothServers : IDisposable
{
    private readonly Server _emulator = new(Server.Emulator);
    private readonly Server _embedded = new(Server.Embedded);

    private string _project = "";

    public static async Task<BothServers> OpenAsync(string matches, Func<FirestoreDb, Task>? seed = null)
    {
        var both = new BothServers { _project = Server.NewProject() };
        foreach (var server in new[] { both._emulator, both._embedded })
        {
            var admin = await server.OpenAsync(matches, Identity.Admin, both._project);
            if (seed is not null)
            {
                await seed(admin);
            }
        }

        return both;
    }

    /// <summary>
    /// Gets the answer of both servers, which must be the same. A line that the emulator tried before it looked for the
    /// document may be missing.
    /// </summary>
    public async Task<string> AnswerAsync(Identity identity, Func<FirestoreDb, IMessage> request)
    {
        var oracle = _emulator.Connection.Database(_project, identity);
        var ours = _embedded.Connection.Database(_project, identity);
        var expected = await Answer.OfAsync(oracle, request(oracle));
        var actual = await Answer.OfAsync(ours, request(ours));
        if (
            expected.StartsWith("PermissionDenied", StringComparison.Ordinal)
            && actual.StartsWith("PermissionDenied", StringComparison.Ordinal)
        )
        {
            actual.Split(", ").Select(Bare).Should().BeSubsetOf(expected.Split(", ").Select(Bare));
        }
        else
        {
            actual.Should().Be(expected);
        }
        return actual;
    }

    /// <summary>
    /// Asserts that both deny a commit with the same message, the last result of each statement for each attempt; null
    /// where both allow it.
    /// </summary>
    public async Task DenialAsync(Identity identity, Func<FirestoreDb, CommitRequest> commit, string? message)
    {
        foreach (var server in new[] { _emulator, _embedded })
        {
            var database = server.Connection.Database(_project, identity);
            var failure = await Server.FailureAsync(() => database.Rpc.CommitAsync(commit(database)).ResponseAsync);
            var text = failure is null
                ? null
                : DenialText.Of(DenialMessage.Read(failure.Status.Detail.Trim(), _ => true).Tried);
            text.Should()
                .Be(message, server == _emulator ? "the emulator says so" : "the embedded Firestore says the same");
        }
    }

    /// <summary>Does the same on both, as admin.</summary>
    public async Task AsAdminAsync(Func<FirestoreDb, Task> act)
    {
        await act(_emulator.Connection.Database(_project, Identity.Admin));
        await act(_embedded.Connection.Database(_project, Identity.Admin));
    }

    private static string Bare(string clause) => clause.Replace("PermissionDenied ", "", StringComparison.Ordinal);

    public void Dispose()
    {
        _emulator.Dispose();
        _embedded.Dispose();
    }
}
