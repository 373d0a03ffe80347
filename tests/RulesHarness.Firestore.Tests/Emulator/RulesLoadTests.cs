using System.Net;
using System.Net.Http.Json;
using RulesHarness.Firestore.Emulator;

namespace RulesHarness.Firestore.Tests.Emulator;

public sealed class RulesLoadTests
{
    private static readonly HttpClient Http = new();

    private readonly string _project = TestRun.NewProject();

    [Test]
    public async Task Rules_that_compile_are_accepted_without_issues()
    {
        var load = await TestRun.Shared.LoadRulesAsync(_project, TestRun.AllowAll);

        load.Accepted.Should().BeTrue();
        load.Issues.Should().BeEmpty();
    }

    [TestCase("\r\n")]
    [TestCase("\n// é 日本 😀\t\"quoted\" \\ \n")]
    public async Task Rules_are_held_character_by_character(string end)
    {
        var rules = TestRun.DenyAll with { Name = "näme.rules", Content = TestRun.DenyAll.Content.Replace("\n", end) };

        await TestRun.Shared.LoadRulesAsync(_project, rules);

        (await TestRun.Shared.GetRulesAsync(_project)).Should().Be(rules);
    }

    [Test]
    public async Task Byte_order_mark_is_not_sent()
    {
        var marked = TestRun.DenyAll with { Content = "\uFEFF" + TestRun.DenyAll.Content };

        (await TestRun.Shared.LoadRulesAsync(_project, marked)).Accepted.Should().BeTrue();

        (await TestRun.Shared.GetRulesAsync(_project)).Should().Be(TestRun.DenyAll);
        await TestRun.Shared.VerifyRulesAsync(_project, marked);
    }

    [TestCase("rules_version = '2';\nservice cloud.firestore {\n  allow read = 1;\n}", 3, 3)]
    [TestCase("", 0, 0)]
    public async Task Rules_that_do_not_compile_come_back_with_errors_at_their_places(
        string content,
        int line,
        int column
    )
    {
        var load = await TestRun.Shared.LoadRulesAsync(_project, new RulesFile("firestore.rules", content));

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
        var rules = TestRun.Rules("match /a/{x} { allow read: if x == 1 && ; allow write: if bar( }");

        (await TestRun.Shared.LoadRulesAsync(_project, rules)).Issues.Should().HaveCountGreaterThan(1);
    }

    [Test]
    public async Task Rules_that_do_not_compile_leave_the_database_closed()
    {
        await TestRun.Shared.LoadRulesAsync(_project, TestRun.AllowAll);

        await TestRun.Shared.LoadRulesAsync(_project, new RulesFile("firestore.rules", "no rules"));

        (await ReadAsync("(default)")).Should().Be(HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task Warnings_of_the_compiler_come_with_accepted_rules()
    {
        var load = await TestRun.Shared.LoadRulesAsync(
            _project,
            TestRun.Rules("match /a/{x} { allow read: if nothing(x); }")
        );

        load.Accepted.Should().BeTrue();
        load.Issues.Should().Equal(new RulesIssue(RulesSeverity.Warning, 3, 31, "Invalid function name: nothing."));
    }

    [Test]
    public async Task Rules_that_allow_everything_raise_no_false_alarm()
    {
        await TestRun.Shared.LoadRulesAsync(_project, TestRun.AllowAll);

        (await ReadAsync("(default)")).Should().Be(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Rules_of_the_default_database_leave_another_open_until_it_has_its_own()
    {
        var other = new EmulatorDatabase(_project, "other");
        await TestRun.Shared.LoadRulesAsync(_project, TestRun.DenyAll);
        (await TestRun.Shared.GetRulesAsync(other)).Name.Should().Be(RulesFile.OpenRulesName);
        (await ReadAsync("other")).Should().Be(HttpStatusCode.NotFound);

        await TestRun.Shared.LoadRulesAsync(other, TestRun.DenyAll);

        (await ReadAsync("other")).Should().Be(HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task Rules_replaced_behind_our_back_are_an_error()
    {
        await TestRun.Shared.LoadRulesAsync(_project, TestRun.DenyAll);
        await TestRun.Shared.LoadRulesAsync(_project, TestRun.AllowAll);

        await FailsAsync("RH3010", () => TestRun.Shared.VerifyRulesAsync(_project, TestRun.DenyAll));
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

        await FailsAsync("RH3011", () => emulator.LoadRulesAsync(_project, TestRun.DenyAll));
    }

    [Test]
    public async Task Project_without_rules_is_an_error()
    {
        await FailsAsync("RH3011", () => TestRun.Shared.VerifyRulesAsync(_project, TestRun.DenyAll));
    }

    [Test]
    public async Task Rules_named_as_the_open_ones_are_refused()
    {
        var named = TestRun.DenyAll with { Name = RulesFile.OpenRulesName };

        await FailsAsync("RH3011", () => TestRun.Shared.LoadRulesAsync(_project, named));
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

        await FailsAsync("RH3012", () => emulator.LoadRulesAsync(_project, TestRun.AllowAll));
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
        FluentActions.Invoking(() => new EmulatorDatabase(project, database)).Should().Throw<ArgumentException>();
    }

    [Test]
    public async Task Clearing_deletes_the_documents_of_one_project_and_keeps_its_rules()
    {
        var other = TestRun.NewProject();
        foreach (var project in new[] { _project, other })
        {
            await TestRun.Shared.LoadRulesAsync(project, TestRun.AllowAll);
            using var body = JsonContent.Create(new { fields = new { } });
            await Http.PatchAsync(Document(project, "(default)"), body);
        }

        await TestRun.Shared.ClearAsync(_project);

        (await ReadAsync("(default)")).Should().Be(HttpStatusCode.NotFound);
        (await Http.GetAsync(Document(other, "(default)"))).StatusCode.Should().Be(HttpStatusCode.OK);
        await TestRun.Shared.VerifyRulesAsync(_project, TestRun.AllowAll);
    }

    [Test]
    public async Task Project_that_is_forgotten_is_empty_closed_and_remembers_nothing_of_its_rules()
    {
        await TestRun.Shared.LoadRulesAsync(
            _project,
            TestRun.Rules("match /{path=**} { allow read, write: if path != null; }")
        );
        using var body = JsonContent.Create(new { fields = new { } });
        (await Http.PatchAsync(Document(_project, "(default)"), body)).StatusCode.Should().Be(HttpStatusCode.OK);

        await TestRun.Shared.ForgetAsync(_project);

        (await ReadAsync("(default)")).Should().Be(HttpStatusCode.Forbidden);
        (await TestRun.Shared.GetRuleCoverageAsync(_project))
            .Report.SelectMany(node => node.Values)
            .Should()
            .BeEmpty("what denies everything is a literal");
        await TestRun.Shared.LoadRulesAsync(_project, TestRun.AllowAll);
        (await ReadAsync("(default)")).Should().Be(HttpStatusCode.NotFound);
    }

    private static async Task FailsAsync(string id, Func<Task> call)
    {
        var error = (await call.Should().ThrowAsync<EmulatorException>()).Which;
        error.Id.Should().Be(id, error.ToString());
    }

    private static Task<FirestoreEmulator> AttachAsync(LoopbackServer server) =>
        FirestoreEmulator.StartAsync(
            TestRun.Options with
            {
                Environment = TestRun.Environment.With("FIRESTORE_EMULATOR_HOST", server.Address.Authority),
                CallTimeout = TimeSpan.FromSeconds(5),
            }
        );

    private static LoopbackServer Proxy(
        Func<ServerRequest, Func<ServerRequest, Task<ServerAnswer>>, Task<ServerAnswer>> handle
    ) => new(request => handle(request, ForwardAsync));

    private static async Task<ServerAnswer> ForwardAsync(ServerRequest request)
    {
        using var message = new HttpRequestMessage(
            new(request.Method),
            new Uri(TestRun.Shared.Endpoint, request.Target)
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
        new(TestRun.Shared.Endpoint, $"/v1/projects/{project}/databases/{database}/documents/any/document");

    private async Task<HttpStatusCode> ReadAsync(string database)
    {
        using var response = await Http.GetAsync(Document(_project, database));
        return response.StatusCode;
    }
}
