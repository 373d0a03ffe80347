using RulesHarness.Cases;
using RulesHarness.Emulator.Coverage;
using RulesHarness.Engines;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Engines;

/// <summary>
/// Cases about a time near now are sent before the clock changes them. The verdicts stay in the order of the cases.
/// </summary>
public sealed class SendingOrderTests
{
    private const string Spec = """
        # Sensors

        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `rooms` | Rooms | auto-generated |
        | `pings` | Pings | auto-generated |
        | `visits` | Visits | auto-generated |

        ## Schema Definitions

        ### `rooms`

        | Field | Type | Required | Constraints |
        |---|---|---|---|
        | `name` | string | yes | |
        | `madeAt` | timestamp | yes | server time |

        ### `pings`

        | Field | Type | Required |
        |---|---|---|
        | `at` | timestamp | yes |

        ### `visits`

        | Field | Type | Required |
        |---|---|---|
        | `at` | timestamp | yes |

        ## Security Rules

        - **rooms:** Signed-in users can get and create docs.
        - **visits:** Signed-in users can get docs where `at > now - 100s`.
        - **pings:** Signed-in users can get docs where `at > now - 10s`.
          - Signed-in users can delete docs where `at < now - 10s`.
        """;

    private static readonly Lazy<(DataModel Model, CaseSet Set)> Made = new(() =>
    {
        var model = TestData.Model(Spec);
        return (model, CaseGenerator.Generate(model, new FixtureOptions(), TestData.Now));
    });

    [Test]
    public async Task Case_that_ends_soonest_is_sent_first()
    {
        var sent = await SentAsync(isSlow: true);

        sent[0].Operation.Should().Be(Operation.Get);
        sent[0].IsAllowed.Should().BeTrue();
        sent.Select(one => one.Collection.Text).Distinct().Should().Equal("pings", "visits", "rooms");
        var made = Made.Value.Set.Cases.Select(one => one.Collection.Text);
        made.Distinct().Should().Equal("rooms", "pings", "visits");
    }

    [Test]
    public async Task Other_cases_keep_their_order()
    {
        var sent = await SentAsync(isSlow: true);

        var rooms = Made.Value.Set.Cases.Where(one => one.Collection.Text == "rooms");
        sent.Where(one => one.Collection.Text == "rooms").Should().Equal(rooms);
    }

    [Test]
    public async Task Fast_session_is_sent_the_cases_in_their_order() =>
        (await SentAsync(isSlow: false)).Should().Equal(Made.Value.Set.Cases);

    private static async Task<List<AccessCase>> SentAsync(bool isSlow)
    {
        var (model, set) = Made.Value;
        var session = new Recorder(isSlow);

        var verdicts = await session.RunAllAsync(set.Cases, lifetimes: new CaseLifetimes(model, set));

        verdicts.Select(verdict => verdict.Case).Should().Equal(set.Cases);
        return session.Sent;
    }

    /// <summary>Answers as the spec says, and keeps the cases that it is sent.</summary>
    private sealed class Recorder(bool isSlow) : IRulesSession
    {
        public List<AccessCase> Sent { get; } = [];

        public bool IsSlow => isSlow;

        public int Concurrency => 1;

        public int CasesBeforeRenewal => 7;

        public Task<Verdict> RunAsync(AccessCase accessCase, CancellationToken cancellationToken = default)
        {
            Sent.Add(accessCase);
            return Task.FromResult(Verdict.Of(accessCase, new EngineResponse(accessCase.IsAllowed, "")));
        }

        public Task RenewAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task<RuleCoverage?> CoverageOfAsync(
            AccessCase accessCase,
            CancellationToken cancellationToken = default
        ) => Task.FromResult<RuleCoverage?>(null);

        public Task StoreAsync(IEnumerable<Document> documents, CancellationToken cancellationToken = default) =>
            Task.CompletedTask;

        public Task VerifyAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
