using Grpc.Core;
using RulesHarness.Changes;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Changes;

/// <summary>Tests that a change with which the second engine does not agree is an error, and stays in the report.</summary>
public sealed class ChangeConfirmationTests
{
    private const string Old = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{db}/documents/notes/{id} { allow get: if request.auth.uid == resource.data.owner; }
        }
        """;

    private static readonly string New = Old.Replace("== resource.data.owner", "!= null", StringComparison.Ordinal);

    [Test]
    public async Task Engine_that_agrees_confirms_the_change()
    {
        var (changes, found) = await ConfirmAsync(rules => rules);

        found.Should().BeEmpty();
        changes.Should().ContainSingle().Which.Confirmation.Engines.Should().HaveCount(2);
    }

    // A faulty engine allows nothing, or all.
    [TestCase(
        "if false",
        "RH4501 new.rules:3 the engines disagree on `get notes/some-id`: the emulator denies it, the embedded engine allows it"
    )]
    [TestCase(
        "if true",
        "RH4501 old.rules:3 the engines disagree on `get notes/some-id`: the emulator allows it, the embedded engine denies it"
    )]
    public async Task Engine_that_does_not_agree_is_an_error_and_the_change_stays(string condition, string finding)
    {
        var (changes, found) = await ConfirmAsync(rules =>
            rules with
            {
                Content = rules.Content[..rules.Content.IndexOf("if ", StringComparison.Ordinal)] + condition + "; } }",
            }
        );

        found.Select(each => $"{each.Id} {each.File}:{each.Line} {each.Message}").Should().Equal(finding);
        changes.Should().ContainSingle().Which.Confirmation.Engines.Should().Equal("embedded");
    }

    private static async Task<(IReadOnlyList<ReviewedChange> Changes, IReadOnlyList<Diagnostic> Found)> ConfirmAsync(
        Func<RulesFile, RulesFile> fault
    )
    {
        var difference = RulesComparison.Compare(
            RulesParser.Parse(Old),
            RulesParser.Parse(New),
            DateTimeOffset.UnixEpoch
        );
        await using var host = new FaultyHost(fault);
        await using var confirmation = new ChangeConfirmation(
            host,
            new RulesFile("old.rules", Old),
            new RulesFile("new.rules", New),
            TimeProvider.System
        );
        return await confirmation.OfAsync(
            [.. difference.Changes.Select(change => new ReviewedChange(change, "who", "statement", null, null))],
            CancellationToken.None
        );
    }

    /// <summary>The embedded engine, which decides by other rules than those that it is given.</summary>
    private sealed class FaultyHost(Func<RulesFile, RulesFile> fault) : IFirestoreHost
    {
        private readonly EmbeddedHost _host = new(TimeProvider.System);

        public string Name => "emulator";

        public string? Version => "1.0";

        public CallInvoker Invoker => _host.Invoker;

        public Task<IReadOnlyList<Diagnostic>> LoadRulesAsync(
            DatabaseName database,
            RulesFile rules,
            CancellationToken cancellationToken
        ) => _host.LoadRulesAsync(database, fault(rules), cancellationToken);

        public Task VerifyRulesAsync(DatabaseName database, RulesFile rules, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public Task ClearAsync(DatabaseName database, CancellationToken cancellationToken) =>
            _host.ClearAsync(database, cancellationToken);

        public Task ForgetAsync(DatabaseName database) => _host.ForgetAsync(database);

        public void SetRequestTime(DatabaseName database, DateTimeOffset? time) => _host.SetRequestTime(database, time);

        public void ThrowIfDead() => _host.ThrowIfDead();

        public Task<EngineResponse> DecideAsync(HostRequest request, CancellationToken cancellationToken) =>
            _host.DecideAsync(request, cancellationToken);

        public Task<OpenSessionResult> OpenAsync(
            RulesFile rules,
            Task<Dataset?> making,
            CancellationToken cancellationToken = default
        ) => _host.OpenAsync(rules, making, cancellationToken);

        public ValueTask DisposeAsync() => _host.DisposeAsync();
    }
}
