using RulesHarness.Firestore.Identities;
using RulesHarness.Personas;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Personas;

public sealed class PersonaReaderTests
{
    [Test]
    public void Persona_has_all_that_an_identity_can_have()
    {
        var file = Read(
            """
            {
              // Comments, and commas behind the last member, are fine.
              "alice": { "uid": "a1", "email": "a@example.com", "emailVerified": true, "phoneNumber": "+15550100", "name": "Alice", "signInProvider": "password", "tenant": "t1",
                         "claims": { "role": "editor", "level": 3, "share": 0.5, "teams": ["x", null], "deep": { "on": true } } },
              "snake": { "uid": "s1", "email_verified": true },
              "odd": { "uid": "o1", "token": { "email": 42, "firebase": null } },
              "guest": null,
            }
            """
        );

        file.Diagnostics.Should().BeEmpty();
        file.Personas.Keys.Should().Equal("alice", "snake", "odd", "guest");
        file.Named("alice")
            .Should()
            .Be(
                Identity.User("a1") with
                {
                    Email = "a@example.com",
                    EmailVerified = true,
                    PhoneNumber = "+15550100",
                    Name = "Alice",
                    SignInProvider = "password",
                    Tenant = "t1",
                    Claims = new Dictionary<string, object?>
                    {
                        ["role"] = "editor",
                        ["level"] = 3,
                        ["share"] = 0.5,
                        ["teams"] = new[] { "x", null },
                        ["deep"] = new Dictionary<string, object?> { ["on"] = true },
                    },
                }
            );
        file.Named("snake").Should().Be(Identity.User("s1") with { EmailVerified = true });
        file.Named("odd")
            .Should()
            .Be(Identity.OfToken("o1", new Dictionary<string, object?> { ["email"] = 42, ["firebase"] = null }));
        file.Named("guest").Should().BeSameAs(Identity.Unauthenticated);
    }

    [TestCase("{", "RH6501", 1, 2, "the file of personas is not JSON")]
    [TestCase("", "RH6501", 1, 1, "the file of personas is not JSON")]
    [TestCase("{\n \"a\": { \"uid\": \"\\ud800\" } }", "RH6501", 2, 16, "half of a surrogate pair")]
    [TestCase("[]", "RH6503", 1, 1, "`the file` is not an object")]
    [TestCase("{\"a\": 1}", "RH6503", 1, 7, "`a` is not a caller, as in {\"uid\": \"alice\"}, or null")]
    [TestCase("{\"a\": {}}", "RH6502", 1, 7, "`uid` is missing in the persona `a`. write \"uid\": \"a\"")]
    [TestCase("{\"a\": {\"uid\": null}}", "RH6502", 1, 7, "`uid` is missing in the persona `a`")]
    [TestCase(
        "{\"a\": {\"uid\": \"\"}}",
        "RH6507",
        1,
        15,
        "`uid` is empty. write the caller's id, or null instead of the whole persona for a guest"
    )]
    [TestCase("{\"\": null}", "RH6507", 1, 2, "a persona's name is empty")]
    [TestCase("{\"a\": {\"uid\": 1}}", "RH6503", 1, 15, "`uid` is not text")]
    [TestCase(
        "{\"a\": {\"uid\": \"x\",\n \"emailVerified\": \"yes\"}}",
        "RH6503",
        2,
        19,
        "`emailVerified` is not true or false"
    )]
    [TestCase("{\"a\": {\"uid\": \"x\", \"claims\": []}}", "RH6503", 1, 30, "`claims` is not an object")]
    [TestCase(
        "{\"a\": {\"uid\": \"x\", \"claims\": {\"n\": 99999999999999999999}}}",
        "RH6503",
        1,
        36,
        "`99999999999999999999` is not a whole number of 64 bits"
    )]
    [TestCase(
        "{\"a\": {\"uid\": \"x\", \"emial\": \"y\"}}",
        "RH6504",
        1,
        20,
        "`emial` is not a member of a persona; did you mean `email`? write one of `uid`, `email`"
    )]
    [TestCase("{\"a\": {\"uid\": \"x\", \"uid\": \"y\"}}", "RH6505", 1, 20, "`uid` occurs twice")]
    [TestCase(
        "{\"a\": {\"uid\": \"x\", \"emailVerified\": true, \"email_verified\": true}}",
        "RH6505",
        1,
        43,
        "`email_verified` occurs twice"
    )]
    [TestCase("{\"a\": null,\n\"a\": null}", "RH6505", 2, 1, "`a` occurs twice")]
    [TestCase("{\"a\": {\"uid\": \"x\", \"claims\": {\"b\": 1, \"b\": 2}}}", "RH6505", 1, 39, "`b` occurs twice")]
    [TestCase(
        "{\"a\": {\"uid\": \"x\", \"claims\": {\"sub\": 1}}}",
        "RH6506",
        1,
        31,
        "`sub` is reserved, and cannot be a custom claim. remove it from `claims`, or write the whole token"
    )]
    [TestCase(
        "{\"a\": {\"uid\": \"x\", \"claims\": {\"email\": 1}}}",
        "RH6506",
        1,
        31,
        "`email` is not a custom claim"
    )]
    [TestCase(
        "{\"a\": {\"uid\": \"x\", \"email\": \"y\", \"token\": {}}}",
        "RH6508",
        1,
        29,
        "`email` can't be combined with `token`"
    )]
    public void Mistake_is_reported_with_its_place_and_what_to_write(
        string text,
        string id,
        int line,
        int column,
        string message
    )
    {
        var file = Read(text);

        file.Personas.Should().BeEmpty();
        var found = file.Diagnostics.Should().ContainSingle().Which;
        (found.Id, found.File, found.Line, found.Column).Should().Be((id, "personas.json", line, column));
        found.ToString().Should().Contain(message);
    }

    [Test]
    public void All_mistakes_are_reported_at_once_in_the_order_of_the_text()
    {
        var file = Read("{\n\"a\": { \"uid\": \"\",\n\"claims\": { \"iss\": 1 } },\n\"b\": 2,\n\"a\": null }");

        file.Diagnostics.Select(found => (found.Id, found.Line))
            .Should()
            .Equal(("RH6507", 2), ("RH6506", 3), ("RH6503", 4), ("RH6505", 5));
    }

    [TestCase("alcie", "personas.json has no persona `alcie`. It has `alice`, `bob`, `guest`")]
    [TestCase("Bobb", "It has `bob`, `alice`, `guest`")]
    [TestCase("x", "It has `alice`, `bob`, `guest`")]
    public void Name_of_nobody_is_reported_with_those_that_there_are_the_nearest_first(string name, string message)
    {
        var file = Read("{\"alice\": {\"uid\": \"a\"}, \"bob\": {\"uid\": \"b\"}, \"guest\": null}");

        file.Invoking(one => one.Named(name)).Should().Throw<ArgumentException>().WithMessage($"*{message}*");
    }

    [Test]
    public void File_that_is_missing_is_reported() =>
        PersonaReader
            .NotThere("fixtures/personas.json")
            .Diagnostics.Should()
            .ContainSingle()
            .Which.ToString()
            .Should()
            .Be(
                "fixtures/personas.json(1,1): error RH6509: there is no file `fixtures/personas.json`. create it, as in {\"alice\": {\"uid\": \"alice\"}, \"guest\": null}"
            );

    [TestCase("moderator", "Moderator", true)]
    [TestCase("moderator", "Administrator", false)]
    [TestCase("administrator", "Administrator", true)]
    [TestCase("administrator", "Moderator", false)]
    [TestCase("author", "Verified user", true)]
    [TestCase("author", "Moderator", false)]
    [TestCase("newcomer", "Verified user", false)]
    [TestCase("stranger", "Verified user", false)]
    [TestCase("guest", "Moderator", false)]
    public void Personas_of_the_sample_have_the_roles_of_its_spec(string name, string role, bool expected)
    {
        var file = PersonaReader.Read("personas.json", TestData.Text("Sample/personas.json"));
        var model = TestData.Model(TestData.Sample);
        var attempt = new PolicyRequest(file.Named(name), Operation.Get, model.Collection("posts")!.Path, "posts/p1");

        new AccessOracle(model, new Dataset(), Firestore.Values.Timestamp.FromDateTimeOffset(TestData.Now))
            .IsActor(new Actor(ActorKind.Role, role), attempt)
            .Should()
            .Be(expected);
    }

    [Test]
    public void Example_of_the_reference_can_be_read()
    {
        var page = TestData.Text("Docs/reference.md").Split("## Personas")[1];

        var file = Read(page.Split("```json")[1].Split("```")[0]);

        file.Diagnostics.Should().BeEmpty();
        file.Personas.Keys.Should().Equal("author", "guest");
    }

    private static PersonaFile Read(string text) => PersonaReader.Read("personas.json", text);
}
