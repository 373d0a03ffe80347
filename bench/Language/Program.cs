using BenchmarkDotNet.Running;
using RulesHarness.Bench.Language;

// `decide` measures decisions, `read` the reading of the sample's rules; all that follows is BenchmarkDotNet's.
if (args is ["decide", .. var decideOptions])
{
    BenchmarkRunner.Run<DecisionBenchmark>(args: decideOptions);
}
else if (args is ["read", .. var readOptions])
{
    BenchmarkRunner.Run<ReadingBenchmark>(args: readOptions);
}
