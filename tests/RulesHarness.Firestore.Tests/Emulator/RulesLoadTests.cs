using System.Net;
using System.Net.Http.Json;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Emulator.Rules;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Firestore.Tests.Emulator;

public sealed class RulesLoadTests
{
    private static readonly HttpClient Http = new();

    private readonly string _project = TestEmulator.NewProject();

    [Test]
    public async Task Rules_that_compile_are_accepted_without_issues()
    {
        var load = await TestEmulator.Shared.LoadRulesAsync(_project, TestRules.AllowAll);

        load.Accepted.Should().BeTrue();
        load.Issues.Should().BeEmpty();
    }

    [TestCase("\r\n")]
    [TestCase("\n// é 日本 😀\t\"quoted\" \\ \n")]
    public async Task Rules_are_held_character_by_character(string end)
    {
        var rules = TestRules.DenyAll with
        {
            Name = "näme.rules",
            Content = TestRules.DenyAll.Content.Replace("\n", end),
        };

        await TestEmulator.Shared.LoadRulesAsync(_project, rules);

        (await TestEmulator.Shared.GetRulesAsync(_project)).Should().Be(rules);
    }

    [Test]
    public async Task Byte_order_mark_is_not_sent()
    {
        var marked = TestRules.DenyAll with { Content = "\uFEFF" + TestRules.DenyAll.Content };

        (await TestEmulator.Shared.LoadRulesAsync(_project, marked)).Accepted.Should().BeTrue();

        (await TestEmulator.Shared.GetRulesAsync(_project)).Should().Be(TestRules.DenyAll);
        await TestEmulator.Shared.VerifyRulesAsync(_project, marked);
    }

    [TestCase("rules_version = '2';\nservice cloud.firestore {\n  allow read = 1;\n}", 3, 3)]
    [TestCase("", 0, 0)]
    public async Task Rules_that_do_not_compile_come_back_with_errors_at_their_places(
        string content,
        int line,
        int column
    )
    {
        var load = await TestEmulator.Shared.LoadRulesAsync(_project, new RulesFile("firestore.rules", content));

        load.Accepted.Should().BeFalse();
        load.Issues.Should()
            .Contain(issue =>
                issue.Severity == RulesSeverity.Error
                && issue.Line == line
                && issue.Column == column
                && issue.Message.Length > 0
            );
    }

    [Test]
    public async Task Every_error_of_the_compiler_is_reported()
    {
        var rules = TestRules.Of("match /a/{x} { allow read: if x == 1 && ; allow write: if bar( }");

        (await TestEmulator.Shared.LoadRulesAsync(_project, rules)).Issues.Should().HaveCountGreaterThan(1);
    }

    [Test]
    public async Task Rules_that_do_not_compile_leave_the_database_closed()
    {
        await TestEmulator.Shared.LoadRulesAsync(_project, TestRules.AllowAll);

        await TestEmulator.Shared.LoadRulesAsync(_project, new RulesFile("firestore.rules", "no rules"));

        (await ReadAsync("(default)")).Should().Be(HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task Warnings_of_the_compiler_come_with_accepted_rules()
    {
        var load = await TestEmulator.Shared.LoadRulesAsync(
            _project,
            TestRules.Of("match /a/{x} { allow read: if nothing(x); }")
        );

        load.Accepted.Should().BeTrue();
        load.Issues.Should().Equal(new CompilerIssue(RulesSeverity.Warning, 3, 31, "Invalid function name: nothing."));
    }

    [Test]
    public async Task Rules_that_allow_everything_raise_no_false_alarm()
    {
        await TestEmulator.Shared.LoadRulesAsync(_project, TestRules.AllowAll);

        (await ReadAsync("(default)")).Should().Be(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Rules_of_the_default_database_leave_another_open_until_it_has_its_own()
    {
        var other = new DatabaseName(_project, "other");
        await TestEmulator.Shared.LoadRulesAsync(_project, TestRules.DenyAll);
        (await TestEmulator.Shared.GetRulesAsync(other)).Name.Should().Be(OpenRules.Name);
        (await ReadAsync("other")).Should().Be(HttpStatusCode.NotFound);

        await TestEmulator.Shared.LoadRulesAsync(other, TestRules.DenyAll);

        (await ReadAsync("other")).Should().Be(HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task Rules_replaced_behind_our_back_are_an_error()
    {
        await TestEmulator.Shared.LoadRulesAsync(_project, TestRules.DenyAll);
        await TestEmulator.Shared.LoadRulesAsync(_project, TestRules.AllowAll);

        await FailsAsync("RH3010", () => TestEmulator.Shared.VerifyRulesAsync(_project, TestRules.DenyAll));
    }

    [Test]
    public async Task Rules_that_the_emulator_replaces_while_they_are_loaded_are_an_error()
    {
        using var proxy = Proxy(
            async (request, forward) =>
                request.Method == "GET" && request.Target.EndsWith(":securityRules")
                    ? await forward(request with { Target = "/emulator/v1/projects/never-loaded:securityRules" })
                    : await forward(request)
        );
        await using var emulator = await AttachAsync(proxy);

        await FailsAsync("RH3011", () => emulator.LoadRulesAsync(_project, TestRules.DenyAll));
    }

    [Test]
    public async Task Project_without_rules_is_an_error()
    {
        await FailsAsync("RH3011", () => TestEmulator.Shared.VerifyRulesAsync(_project, TestRules.DenyAll));
    }

    [Test]
    public async Task Rules_named_as_the_open_ones_are_refused()
    {
        var named = TestRules.DenyAll with { Name = OpenRules.Name };

        await FailsAsync("RH3011", () => TestEmulator.Shared.LoadRulesAsync(_project, named));
    }

    [Test]
    public async Task Emulator_behind_a_proxy_that_makes_everyone_admin_is_an_error()
    {
        using var proxy = Proxy(
            (request, forward) =>
                forward(
                    request with
                    {
                        Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer owner" },
                    }
                )
        );
        await using var emulator = await AttachAsync(proxy);

        await FailsAsync("RH3012", () => emulator.LoadRulesAsync(_project, TestRules.AllowAll));
    }

    [Test]
    public async Task Answer_of_another_shape_is_an_error()
    {
        using var proxy = Proxy(
            async (request, forward) =>
                request.Target == "/" ? await forward(request) : new ServerAnswer(200, "<html>"u8.ToArray())
        );
        await using var emulator = await AttachAsync(proxy);

        await FailsAsync("RH3009", () => emulator.GetRulesAsync(_project));
    }

    [Test]
    public async Task Answer_that_does_not_come_is_an_error_once_its_time_is_up()
    {
        using var proxy = Proxy(
            (request, forward) =>
                request.Target == "/" ? forward(request) : new TaskCompletionSource<ServerAnswer>().Task
        );
        await using var emulator = await AttachAsync(proxy);

        await FailsAsync("RH3009", () => emulator.GetRulesAsync(_project));
    }

    [TestCase("", "(default)")]
    [TestCase("a/b", "(default)")]
    [TestCase("demo", "../other")]
    public void Id_with_a_character_that_no_id_has_is_refused(string project, string database)
    {
        FluentActions.Invoking(() => new DatabaseName(project, database)).Should().Throw<ArgumentException>();
    }

    [Test]
    public async Task Clearing_deletes_the_documents_of_one_project_and_keeps_its_rules()
    {
        var other = TestEmulator.NewProject();
        foreach (var project in new[] { _project, other })
        {
            await TestEmulator.Shared.LoadRulesAsync(project, TestRules.AllowAll);
            using var body = JsonContent.Create(new { fields = new { } });
            await Http.PatchAsync(Document(project, "(default)"), body);
        }

        await TestEmulator.Shared.ClearAsync(_project);

        (await ReadAsync("(default)")).Should().Be(HttpStatusCode.NotFound);
        (await Http.GetAsync(Document(other, "(default)"))).StatusCode.Should().Be(HttpStatusCode.OK);
        await TestEmulator.Shared.VerifyRulesAsync(_project, TestRules.AllowAll);
    }

    [Test]
    public async Task Project_that_is_forgotten_is_empty_closed_and_remembers_nothing_of_its_rules()
    {
        await TestEmulator.Shared.LoadRulesAsync(
            _project,
            TestRules.Of("match /{path=**} { allow read, write: if path != null; }")
        );
        using var body = JsonContent.Create(new { fields = new { } });
        (await Http.PatchAsync(Document(_project, "(default)"), body)).StatusCode.Should().Be(HttpStatusCode.OK);

        await TestEmulator.Shared.ForgetAsync(_project);

        (await ReadAsync("(default)")).Should().Be(HttpStatusCode.Forbidden);
        (await TestEmulator.Shared.GetRuleCoverageAsync(_project))
            .Report.SelectMany(node => node.Values)
            .Should()
            .BeEmpty("what denies everything is a literal");
        await TestEmulator.Shared.LoadRulesAsync(_project, TestRules.AllowAll);
        (await ReadAsync("(default)")).Should().Be(HttpStatusCode.NotFound);
    }

    private static async Task FailsAsync(string id, Func<Task> call)
    {
        RequireSharedEmulator();
        var error = (await call.Should().ThrowAsync<EmulatorException>()).Which;
        error.Id.Should().Be(id, error.ToString());
    }

    private static Task<FirestoreEmulator> AttachAsync(LoopbackServer server) =>
        FirestoreEmulator.StartAsync(
            new EmulatorOptions
            {
                Environment = TestEmulator.Environment.With("FIRESTORE_EMULATOR_HOST", server.Address.Authority),
                CallTimeout = TimeSpan.FromSeconds(5),
            }
        );

    private static LoopbackServer Proxy(
        Func<ServerRequest, Func<ServerRequest, Task<ServerAnswer>>, Task<ServerAnswer>> handle
    )
    {
        RequireSharedEmulator();
        return new(request => handle(request, ForwardAsync));
    }

    /// <summary>Ends the test here, not inside of what is expected to fail.</summary>
    private static void RequireSharedEmulator() => _ = TestEmulator.Shared;

    private static async Task<ServerAnswer> ForwardAsync(ServerRequest request)
    {
        using var message = new HttpRequestMessage(
            new(request.Method),
            new Uri(TestEmulator.Shared.Endpoint, request.Target)
        );
        message.Content = request.Body.Length > 0 ? new ByteArrayContent(request.Body) : null;
        message.Content?.Headers.Add("Content-Type", "application/json");
        if (request.Headers.TryGetValue("Authorization", out var token))
        {
            message.Headers.TryAddWithoutValidation("Authorization", token);
        }
        using var response = await Http.SendAsync(message);
        return new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    private static Uri Document(string project, string database) =>
        new(TestEmulator.Shared.Endpoint, $"/v1/projects/{project}/databases/{database}/documents/any/document");

    private async Task<HttpStatusCode> ReadAsync(string database)
    {
        using var response = await Http.GetAsync(Document(_project, database));
        return response.StatusCode;
    }
}
