from kontor.cli import main

main()
