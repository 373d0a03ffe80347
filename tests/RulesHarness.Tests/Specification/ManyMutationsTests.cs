using RulesHarness.Cases;
using RulesHarness.Fixtures;
using RulesHarness.Tests.Cases;
using RulesHarness.Tests.Forms;

namespace RulesHarness.Tests.Specification;

/// <summary>
/// No mutation of a spec makes an exception, neither when it is read nor when cases are made for it. The specs are those
/// of all forms of the language, the sample and the small product. A part runs with all tests, and 20,000 with:
/// <code>dotnet test tests/RulesHarness.Tests --filter "FullyQualifiedName~Twenty_thousand"</code>
/// </summary>
public sealed class ManyMutationsTests
{
    private const int OfBlock = 500;

    private static readonly string[] Specs =
    [
        TestData.Blog,
        TestData.Sample,
        .. Form.All.Select(form => form.Spec),
        .. ConditionForm.All.Select(form => form.Spec),
    ];

    [Test]
    public void Mutation_of_any_form_makes_no_exception([Range(0, 9)] int block) => Try(block * 40, 40);

    [Test, Explicit("minutes")]
    public void Twenty_thousand_mutations_make_no_exception([Range(0, 39)] int block) =>
        Try(1_000_000 + (block * OfBlock), OfBlock);

    private static void Try(int first, int count)
    {
        foreach (var seed in Enumerable.Range(first, count))
        {
            var spec = Specs[seed % Specs.Length];
            try
            {
                var reading = TestData.Read(SpecMutations.Of(spec, seed));
                // Cases for the whole sample take their time: those of the forms have all that it has.
                if (reading.IsUsable && spec != TestData.Sample)
                {
                    CaseGenerator.Generate(reading.Model, new FixtureOptions(), TestData.Now);
                }
            }
            catch (FixtureException)
            {
                // A pattern that no text was found for is a finding of the check.
            }
            catch (Exception unexpected)
            {
                Assert.Fail($"seed {seed}: {unexpected}");
            }
        }
    }
}
