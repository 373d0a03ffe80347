using RulesHarness.Cli.Commands;

return await Root.RunAsync(args, Shell.OfProcess());
